"""What `crosscheck grade` says: what it found before anything runs, and where the class stands at the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from crosscheck.classes.database import Gradebook
from crosscheck.classes.gradebook import Terms, adopt, terms_of
from crosscheck.classes.handed_in.finding import SetAside, some
from crosscheck.classes.handed_in.intake import Intake, Without
from crosscheck.classes.handed_in.texts import missing
from crosscheck.classes.standing import Standing, Summary, findings, standings, summarise
from crosscheck.command.grading.destinations import NAMED_AT_MOST
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError


def announce(intake: Intake) -> None:
    """Say what was found: how many submissions, what is none, and which packages are missing."""
    students = {one.student for one in intake.submissions}
    click.echo(f"{counted(len(intake.submissions), 'submission')} of {counted(len(students), 'student')}", err=True)
    name_set_aside(intake.set_aside)
    absent = missing(one.imports for one in intake.submissions)
    if absent.packages:
        told = (f"{name} (in {n})" for name, n in absent.packages[:NAMED_AT_MOST])
        click.echo(f"missing here: {', '.join(told)}; to bring them: {absent.command}", err=True)
    if absent.others:
        whose = {name: [one.student for one in intake.submissions if name in one.imports] for name, _ in absent.others}
        told = (f"{name} (in {n}: {some(whose[name], NAMED_AT_MOST)})" for name, n in absent.others[:NAMED_AT_MOST])
        click.echo(f"missing here, and no package that is known here: {', '.join(told)}", err=True)


def name_set_aside(set_aside: Sequence[SetAside]) -> None:
    """Say what is no submission: first all that was refused, since it may be a student's, then some of the rest."""
    refused = [each for each in set_aside if each.refused]
    others = [each for each in set_aside if not each.refused]
    for each in (*refused, *others[:NAMED_AT_MOST]):
        what = "refused" if each.refused else "no submission"
        click.echo(f"{what}: {one_line(each.path)}: {one_line(each.why)}", err=True)
    if len(others) > NAMED_AT_MOST:
        click.echo(f"no submission: {len(others) - NAMED_AT_MOST} more", err=True)


class Closed(NamedTuple):
    """A class when its grading is over."""

    class_: list[Standing]  # by the verdicts that count
    terms: Terms
    without: Without  # students who are not in the gradebook, and handed in no submission now
    left: int  # students whom this version has not judged, though the one that counted has


def close(book: Gradebook, mine: str, without: Without, adopting: bool = False) -> Closed:
    """Print where the class stands.

    Parameters
    ----------
    book : Gradebook
    mine : str
        This version of crosscheck.
    without : Without
        Who handed in no submission now.
    adopting : bool
        Whether this version's verdicts shall count from now on. They do not as long as they would leave a student without any.
    """
    terms, left = terms_of(book), 0
    class_ = standings(book, terms.version)
    if terms.version != mine:
        by_mine = standings(book, mine)
        judged_by_mine = {each.student for each in by_mine if each.verdict is not None}
        left = sum(each.verdict is not None and each.student not in judged_by_mine for each in class_)
        for line in _changes(class_, by_mine, left):
            click.echo(line)
        if adopting and not left:
            adopt(book, mine)
            terms, class_ = terms_of(book), by_mine
    for line in _lines(summarise(class_)):
        click.echo(line)
    known = {each.student for each in class_}
    without = {student: found for student, found in without.items() if student not in known}
    if without:
        told = (f"{student} ({some(found, NAMED_AT_MOST)})" for student, found in without.items())
        click.echo(f"without a submission: {', '.join(told)}")
    return Closed(class_, terms, without, left)


def require_all_judged(
    closed: Closed, unjudged: Sequence[SetAside], mine: str, adopting: bool, gradebook: Path
) -> None:
    """Raise CannotJudgeError if something was not judged, or if another version's verdicts still count."""
    if unjudged:
        told = "; ".join(f"{one_line(each.path)}: {one_line(each.why)}" for each in unjudged)
        raise CannotJudgeError(f"Not judged, and tried again when you run it again: {told}.")
    counts = closed.terms.version
    if counts == mine:
        return
    if adopting:
        raise CannotJudgeError(
            f"--adopt would leave {counted(closed.left, 'student')} without a verdict, whom crosscheck {counts} has judged and "
            f"{mine} has not: grade them as well. The verdicts of {counts} still count."
        )
    raise CannotJudgeError(
        f"{gradebook} was graded by crosscheck {counts}, whose verdicts still count; to let those of {mine} count, say --adopt."
    )


def _changes(before: Sequence[Standing], after: Sequence[Standing], left: int) -> Iterator[str]:
    """Say whose verdict or points another version would change, and how many it has not judged."""
    now = {each.student: each for each in after}
    changed = 0
    for old in before:
        new = now[old.student]
        if old.verdict is None or new.verdict is None or _told(old) == _told(new):
            continue
        changed += 1
        other = "" if (old.word, old.total) != (new.word, new.total) else ", for another reason"
        yield f"would change: {one_line(old.student)}: {old.word} -> {new.word}, {old.total:g} -> {new.total:g} points{other}"
    yield f"another version of crosscheck: {counted(changed, 'student')} would change"
    if left:
        yield f"another version of crosscheck: {counted(left, 'student')} not judged by this one yet"


def _told(standing: Standing) -> tuple[object, ...]:
    return standing.word, standing.total, {(each.function, each.kind) for each in findings(standing)}


def _lines(summary: Summary) -> Iterator[str]:
    yield f"gradebook: {counted(sum(summary.words.values()), 'student')}"
    yield "verdicts: " + ", ".join(f"{count} {word}" for word, count in summary.words.items())
    if summary.quartiles:
        names = ("least", "first quartile", "median", "third quartile", "most")
        told = (f"{name} {each:g}" for name, each in zip(names, summary.quartiles, strict=True))
        yield f"points of {summary.of:g}: {', '.join(told)}"
    for kind, function, n in summary.mistakes:
        yield f"mistake: {kind} in {function}: {counted(n, 'student')}"
    for student, why in summary.eyes[:NAMED_AT_MOST]:
        yield f"look at: {one_line(student)}: {one_line('; '.join(why))}"
    if len(summary.eyes) > NAMED_AT_MOST:
        yield f"look at: {len(summary.eyes) - NAMED_AT_MOST} more; the table and the page have all of them"
    for alike in summary.alike:
        yield f"the same but for comments and names: {', '.join(map(one_line, alike))}"


def counted(n: int, noun: str) -> str:
    """Return a number with its noun, in the plural unless it is one."""
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"
