"""What `crosscheck train` writes to stdout once the parties have trained, in each of its formats."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crosscheck.command import train_against, train_github, train_json, train_junit, train_text
from crosscheck.command.train_findings import findings_of
from crosscheck.command.train_outcome import Outcome
from crosscheck.homework.circles.contract import Party
from crosscheck.records.moved import Moved


def written(
    form: str,
    columns: int,
    outcome: Outcome,
    parties: Mapping[str, Party],
    moved: Moved | None,
    against: Path | None,
    exact: bool,
) -> str:
    """Return the text, the JSON object, JUnit's XML, or the text with GitHub's annotations, and append to GitHub's summary."""
    if form == "json":
        return train_json.dumps(train_json.document(outcome) | train_against.document(moved))
    findings = findings_of(outcome, moved, exact)
    if form == "junit":
        return train_junit.render(outcome, findings, parties, moved)
    text = train_text.closing(outcome, columns) + train_against.closing(moved, against)
    if form == "text":
        return text
    train_github.append_summary(outcome, findings, parties)
    return "\n".join([text, *train_github.workflow_commands(outcome, findings, parties)])
