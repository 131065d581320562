"""Why the strong sandbox is not available: one cause, in bubblewrap's own words where it has any."""

import os
import sys

import pytest

from crosscheck.sandbox import bubblewrap, forkserver
from crosscheck.sandbox.forkserver import SandboxUnavailable
from crosscheck.sandbox.levels import Level, choose_level, why_not_strong
from tests.sandbox.conftest import level_or_skip

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="bubblewrap is Linux's"),
    pytest.mark.usefixtures("another_server"),
]


@pytest.fixture
def bwrap(tmp_path, monkeypatch):
    """Install another bubblewrap: a script in the shell's language."""

    def install(script: str) -> None:
        program = tmp_path / "bwrap"
        program.write_text(script)
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")

    return install


def test_where_it_starts_there_is_no_reason():
    level_or_skip("strong")
    assert why_not_strong() is None


def test_a_bubblewrap_that_is_not_installed(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    why = "bubblewrap (bwrap) is not installed: apt install bubblewrap"
    assert why_not_strong() == why
    assert bubblewrap.version() is None
    assert choose_level("auto") is Level.PROCESS
    with pytest.raises(SandboxUnavailable) as refused:
        choose_level("strong")
    assert str(refused.value) == f"the strong sandbox is not available: {why}"


def test_a_system_that_is_not_linux(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert why_not_strong() == "it needs Linux"


NO_NAMESPACES = ": users may not make namespaces here"
# what is written to stderr, what is quoted of it, and what is said of that
WORDS = [
    ("bwrap: Unknown option --disable-userns", "Unknown option --disable-userns", ": it is older than 0.8"),
    ("bwrap: setting up uid map: Permission denied", "setting up uid map: Permission denied", NO_NAMESPACES),
    ("bwrap: No permissions to create new namespace.", "No permissions to create new namespace", NO_NAMESPACES),
    ("the namespaces of a submission: [Errno 1]", "the namespaces of a submission: [Errno 1]", NO_NAMESPACES),
    (
        "bwrap: execvp /opt/python3: Permission denied",
        "execvp /opt/python3: Permission denied",
        ": its user may not run this Python: let all read it, or be its owner",
    ),
    (
        "bwrap: Can't find source path /opt/python/bin: Permission denied",  # for root as well: within, it is as others
        "Can't find source path /opt/python/bin: Permission denied",
        ": its user may not read that: let all read it, or be its owner",
    ),
    ("bwrap: Something new", "Something new", ""),
    (
        "Traceback (most recent call last):\n  File x\nModuleNotFoundError: No module named 'numpy'\n\n",
        "ModuleNotFoundError: No module named 'numpy'",
        "",
    ),
]


@pytest.mark.parametrize(("words", "quoted", "why"), WORDS)
def test_a_bubblewrap_that_fails_is_quoted_and_explained(words, quoted, why, bwrap):
    bwrap(f"#!/bin/sh\ncat >&2 <<'END'\n{words}\nEND\nexit 1\n")
    assert why_not_strong() == f'bubblewrap says "{quoted}"{why}'


SCRIPTS = {
    "that says nothing": ("#!/bin/sh\nexit 1\n", "bubblewrap ends without a word"),
    "that cannot be run": ("#!/no/such/shell\n", 'bubblewrap says "{}/bwrap: No such file or directory"'),
    "that hangs": ("#!/bin/sh\nexec sleep 60\n", "bubblewrap does not start in 0.1 s"),
}


@pytest.mark.parametrize(("script", "why"), SCRIPTS.values(), ids=SCRIPTS)
def test_a_bubblewrap(script, why, bwrap, tmp_path, monkeypatch):
    if "sleep" in script:  # for the others a busy machine might decide
        monkeypatch.setattr(forkserver, "ANSWER_SECONDS", 0.1)
    bwrap(script)
    assert why_not_strong() == why.format(tmp_path)
    assert choose_level("auto") is Level.PROCESS
