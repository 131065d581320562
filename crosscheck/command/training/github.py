"""`crosscheck train --format github`: annotations on the lines of the functions that are wrong, and a table in the summary.

A workflow command is a line of the log: ``::error file=mine.py,line=12,title=mine: loss_gradient::what is wrong``. The summary
of a step is the file that the variable ``GITHUB_STEP_SUMMARY`` names, to which Markdown is appended.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from crosscheck.command.training.findings import TrainFinding, by_party, remarks_on
from crosscheck.command.training.outcome import Outcome
from crosscheck.comparison.differences import FUNCTION_OF
from crosscheck.submissions.errors import CannotJudgeError

SUMMARY = "GITHUB_STEP_SUMMARY"
QUANTITIES = tuple(FUNCTION_OF)
ESCAPED = {"%": "%25", "\r": "%0D", "\n": "%0A"}
ESCAPED_IN_PROPERTIES = ESCAPED | {":": "%3A", ",": "%2C"}


def workflow_commands(findings: list[TrainFinding]) -> list[str]:
    """Return a workflow command for each finding."""
    return [_command("error", _place(finding), finding.sentence) for finding in findings]


def notice(outcome: Outcome) -> str:
    """Return the workflow command that says that all is well."""
    return _command("notice", {"title": "crosscheck train"}, outcome.verdict)


def append_summary(lines: Iterable[str]) -> None:
    """Append lines of Markdown to the summary of the step, if this is a step of a workflow.

    Raises
    ------
    CannotJudgeError
        If the file cannot be written.
    """
    path = os.environ.get(SUMMARY)
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError as error:
        raise CannotJudgeError(f"The summary {path} cannot be written ({error.strerror}).") from None


def markdown(outcome: Outcome, findings: list[TrainFinding], parties: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of the table: each party's largest differences from the first, and what is wrong with it."""
    first, *_ = outcome.comparison.parties
    yield f"### crosscheck train: {'all is well' if not findings else 'something differs'}"
    yield ""
    yield f"| party | {' | '.join(f'{quantity}, from {_cell(first)}' for quantity in QUANTITIES)} | verdict |"
    yield "|---|" + "---|" * (len(QUANTITIES) + 1)
    for name, mine in by_party(findings, parties).items():
        largest = outcome.comparison.by_party.get(name, {})
        cells = [f"{largest[q].value:.1e} of {largest[q].tolerance:.1e}" if q in largest else "" for q in QUANTITIES]
        verdict = "<br>".join(map(_cell, [each.sentence for each in mine] or ["well", *remarks_on(name, outcome)]))
        yield f"| {_cell(name)} | {' | '.join(cells)} | {verdict} |"


def failure(finding: TrainFinding) -> Iterator[str]:
    """Yield the lines that say why there is no verdict, and which of the user's own lines raised."""
    yield from ["### crosscheck train: could not be judged", "", _cell(finding.sentence), ""]
    if finding.place is not None:
        yield from (f"    {line}" for line in finding.trace.splitlines())


def _place(finding: TrainFinding) -> dict[str, str]:
    """Return what an annotation points to: the file and line, where they can be known, and a title."""
    title = {"title": f"{finding.party}: {finding.function or finding.check}"}
    if finding.place is None:
        return title
    (path, line), here = finding.place, Path.cwd().resolve()
    return {"file": str(path.relative_to(here) if path.is_relative_to(here) else path), "line": str(line), **title}


def _command(kind: str, properties: Mapping[str, str], message: str) -> str:
    told = ",".join(f"{name}={_escape(value, ESCAPED_IN_PROPERTIES)}" for name, value in properties.items())
    return f"::{kind} {told}::{_escape(message, ESCAPED)}"


def _escape(text: str, escaped: Mapping[str, str]) -> str:
    return "".join(escaped.get(character, character) for character in text)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")
