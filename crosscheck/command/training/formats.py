"""What `crosscheck train` writes to stdout once the parties have trained, in each of its formats."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from crosscheck.command.training import against as earlier
from crosscheck.command.training import github, json, junit
from crosscheck.command.training.findings import finding_of, findings_of
from crosscheck.command.training.outcome import Outcome
from crosscheck.command.training.text import closing
from crosscheck.homework.circles.contract import Party
from crosscheck.records.moved import Moved
from crosscheck.submissions.errors import CannotJudgeError


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
        return json.dumps(json.document(outcome) | earlier.document(moved))
    findings = findings_of(outcome, parties, moved, exact)
    if form == "junit":
        return junit.render(outcome, findings, parties, moved)
    text = closing(outcome, columns) + earlier.closing(moved, against)
    if form == "text":
        return text
    github.append_summary(github.markdown(outcome, findings, parties))
    return "\n".join([text, *(github.workflow_commands(findings) or [github.notice(outcome)])])


def failed(form: str, error: CannotJudgeError) -> str:
    """Return what build servers read where there is no verdict; nothing for other formats: the sentence on stderr is all."""
    finding = finding_of(error)
    if form == "junit":
        return junit.failed(finding)
    if form == "github":
        github.append_summary(github.failure(finding))
        return "\n".join(github.workflow_commands([finding]))
    return ""
