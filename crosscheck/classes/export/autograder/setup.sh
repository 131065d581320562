#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the autograder: crosscheck and what it needs are installed.
set -euo pipefail
source=/autograder/source

# A Python that is new enough and can make environments.
find_python() {
    local each
    for each in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$each" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$each"
            return
        fi
    done
    return 1
}

install() {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"
}

if ! python=$(find_python); then
    install python3.12 python3.12-venv || install python3.11 python3.11-venv
    python=$(find_python)
fi
if grep -q strong "$source/verify.json" && ! bwrap --version >/dev/null 2>&1; then install bubblewrap; fi

"$python" -m venv /autograder/venv
/autograder/venv/bin/python -m pip install --quiet "$(echo "$source"/*.whl)[homework]"
