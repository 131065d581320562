"""What the action does: hold a party against the derivation by hand, or judge submissions, as its inputs ask.

Inputs come as environment variables. File names and what a submission says may be anything: while they are printed, GitHub's
runner is told to take no commands from the log, and in the summary they are text alone. With ``-P`` no module that lies in the
repository is imported in another's place.
"""

from __future__ import annotations

import glob
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree as ET

CROSSCHECK = [sys.executable, "-P", "-m", "crosscheck"]
VERDICTS = {0: "agrees", 1: "differs"}  # by exit code
NOT_JUDGED = "not judged"


def main() -> int:
    """Do what is asked for, set the outputs, and return the exit code."""
    party, submissions = (os.environ.get(name, "").strip() for name in ("INPUT_PARTY", "INPUT_SUBMISSIONS"))
    report = Path(tempfile.mkdtemp(prefix="crosscheck-", dir=os.environ.get("RUNNER_TEMP")), "report.xml")
    if bool(party) == bool(submissions):
        print("::error title=crosscheck::Give either party or submissions.")
        code = 2
    elif not party.isprintable():
        print("::error title=crosscheck::The name of a party is one line of printable characters.")
        code = 2
    else:
        code = compare(party, report) if party else judge(submissions.splitlines(), report)
    told = f"report={report if report.is_file() else ''}\nverdict={VERDICTS.get(code, NOT_JUDGED)}\n"
    append("GITHUB_OUTPUT", told)
    return code


def compare(party: str, report: Path) -> int:
    """Hold a party against `by_hand`: annotations and the summary's table first, then the report."""
    command = [*CROSSCHECK, "train", "--party=by_hand", f"--party={party}"]
    code = subprocess.run([*command, "--format=github"], check=False).returncode
    told = subprocess.run([*command, "--format=junit"], check=False, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if told.stdout:
        report.write_bytes(told.stdout)
    return code


def judge(patterns: list[str], report: Path) -> int:
    """Judge files, print what is wrong with each, and put a table into the summary."""
    files = [file for pattern in patterns if pattern.strip() for file in found(pattern.strip())]
    with no_commands():
        code = subprocess.run(
            [*CROSSCHECK, "verify", "--format=junit", f"--out={report}", "--", *files], check=False
        ).returncode
        rows = list(read(report)) if report.is_file() else []
        for row in rows:
            print(": ".join(row))
    table = ["| submission | verdict | |", "|---|---|---|", *(f"| {' | '.join(map(as_text, row))} |" for row in rows)]
    append(
        "GITHUB_STEP_SUMMARY",
        "\n".join(["### crosscheck verify", "", *(table if rows else ["Nothing was judged."]), ""]),
    )
    return code


def found(pattern: str) -> list[str]:
    """Return a file of this name, or those that match; if there are none the name, about which `verify` then says so."""
    return [pattern] if Path(pattern).exists() else sorted(glob.glob(pattern, recursive=True)) or [pattern]  # noqa: PTH207, which takes no absolute one


def read(report: Path) -> Iterator[tuple[str, str, str]]:
    """Yield each submission of a report, its verdict, and the first thing that is wrong."""
    for suite in ET.parse(report).getroot():
        verdict = next(each.get("value", "") for each in suite.iter("property") if each.get("name") == "verdict")
        wrong = next((each for tag in ("failure", "error", "skipped") for each in suite.iter(tag)), None)
        yield suite.get("name", ""), verdict, "" if wrong is None else wrong.get("message", "")


def as_text(text: str) -> str:
    """Write a text for Markdown so that nothing in it is markup."""
    return "".join(each if each.isalnum() or each == " " else f"&#{ord(each)};" for each in text)


@contextmanager
def no_commands() -> Iterator[None]:
    """Let GitHub's runner take no commands from what is printed within."""
    word = secrets.token_hex(16)
    print(f"::stop-commands::{word}", flush=True)
    try:
        yield
    finally:
        print(f"\n::{word}::", flush=True)


def append(variable: str, text: str) -> None:
    """Append to the file that a variable of the runner's names."""
    with Path(os.environ[variable]).open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
