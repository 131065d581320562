"""What `crosscheck grade` says: what it found before anything runs, and where the class stands at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.classes.handed_in.intake import Intake
    from crosscheck.classes.opening import Gradebook
    from crosscheck.classes.standing import Standing
    from crosscheck.classes.summary import Summary
    from crosscheck.command.grading.pages import Pages
    from crosscheck.verdict import Feedback

NAMED_AT_MOST = 20  # of what is no submission, and of students in a list


def announce(intake: Intake) -> None:
    """Say what was found: how many submissions, what is none, and which packages are missing."""
    from crosscheck.classes.handed_in.packages import missing

    students = {one.student for one in intake.submissions}
    click.echo(f"{_counted(len(intake.submissions), 'submission')} of {_counted(len(students), 'student')}", err=True)
    for each in intake.set_aside[:NAMED_AT_MOST]:
        click.echo(f"no submission: {one_line(each.path)}: {one_line(each.why)}", err=True)
    if len(intake.set_aside) > NAMED_AT_MOST:
        click.echo(f"no submission: {len(intake.set_aside) - NAMED_AT_MOST} more", err=True)
    absent = missing(one.imports for one in intake.submissions)
    if absent.packages:
        click.echo(f"missing here: {_listed(absent.packages)}; to bring them: {absent.command}", err=True)
    if absent.others:
        click.echo(f"missing here, and known to nobody: {_listed(absent.others)}", err=True)


def close(
    book: Gradebook,
    counts: str,
    mine: str,
    adopting: bool,
    csv: Path | None,
    pages: Pages | None,
    feedback: Feedback,
) -> bool:
    """Print where the class stands, write its tables and pages, and return whether another version's verdicts still count.

    Parameters
    ----------
    book : Gradebook
    counts, mine : str
        The version of crosscheck whose verdicts count, and this one's.
    adopting : bool
        Whether this one's shall count from now on.
    csv : Path, optional
    pages : Pages, optional
    feedback : {"verdict", "hint", "formula"}
    """
    from crosscheck.classes.gradebook import adopt, terms_of
    from crosscheck.classes.standing import standings
    from crosscheck.classes.summary import summarise

    classes = {version: list(standings(book, version)) for version in {counts, mine}}
    if counts != mine:
        for line in _changes(classes[counts], classes[mine]):
            click.echo(line)
        if adopting:
            adopt(book, mine)
            counts = mine
    for line in _lines(summarise(classes[counts])):
        click.echo(line)
    if csv is not None:
        _write_tables(csv, classes[counts], feedback)
    if pages is not None:
        pages.write(classes[counts], terms_of(book))
    return counts != mine


def _changes(before: Sequence[Standing], after: Sequence[Standing]) -> Iterator[str]:
    """Say whose verdict or points another version would change."""
    now = {each.student: each for each in after}
    changed = 0
    for old in before:
        new = now[old.student]
        if old.verdict is None or new.verdict is None or (old.word, old.total) == (new.word, new.total):
            continue
        changed += 1
        yield f"would change: {one_line(old.student)}: {old.word} -> {new.word}, {old.total:g} -> {new.total:g} points"
    yield f"another version of crosscheck: {_counted(changed, 'student')} would change"


def _lines(summary: Summary) -> Iterator[str]:
    yield "verdicts: " + ", ".join(f"{count} {word}" for word, count in summary.words.items())
    if summary.quartiles:
        names = ("least", "first quartile", "median", "third quartile", "most")
        told = (f"{name} {each:g}" for name, each in zip(names, summary.quartiles, strict=True))
        yield f"points of {summary.of:g}: {', '.join(told)}"
    for kind, function, n in summary.mistakes:
        yield f"mistake: {kind} in {function}: {_counted(n, 'student')}"
    for student, why in summary.eyes:
        yield f"look at: {one_line(student)}: {'; '.join(why)}"
    for alike in summary.alike:
        yield f"the same but for comments and names: {', '.join(map(one_line, alike))}"


def _write_tables(csv: Path, class_: Sequence[Standing], feedback: Feedback) -> None:
    from crosscheck.classes.tables import mistakes_path, mistakes_table, students_table

    for path, text in ((csv, students_table(class_)), (mistakes_path(csv), mistakes_table(class_, feedback))):
        try:
            with path.open("x", encoding="utf-8", newline="") as file:
                file.write(text)
        except OSError as error:
            raise CannotJudgeError(
                f"{path} cannot be written ({error.strerror}); the gradebook has all of it."
            ) from None
        click.echo(f"written to {path}", err=True)


def _listed(counted: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{name} (in {n})" for name, n in counted[:NAMED_AT_MOST])


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
