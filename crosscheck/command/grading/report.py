"""What `crosscheck grade` says and writes: what it found before anything runs, and at the end where the class stands.

At the end tables go where ``--csv`` says, pages where ``--html`` says, and points and feedback to nbgrader's course,
where ``--nbgrader`` says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from crosscheck.classes.database import Gradebook
from crosscheck.classes.export.nbgrader import assignment_of, gradebook_of, hand_back, notebook_for, open_course
from crosscheck.classes.gradebook import Terms, adopt, terms_of
from crosscheck.classes.handed_in.finding import NAMED_AT_MOST, SetAside, named, some
from crosscheck.classes.handed_in.intake import HandedIn, Intake, Without
from crosscheck.classes.handed_in.texts import missing
from crosscheck.classes.pages import INDEX, class_page, page_name, require_place_for_pages, student_page, write_pages
from crosscheck.classes.places import mistakes_path
from crosscheck.classes.standing import Standing, Summary, findings, standings, summarise
from crosscheck.classes.tables import mistakes_table, students_table
from crosscheck.command import out as place
from crosscheck.command.out import counted, live
from crosscheck.homework import AnyHomework
from crosscheck.optional import not_installed
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

REFUSED_AT_MOST, OF_ONE = 200, 3  # lines on what is refused: of all, and of one student's


def announce(intake: Intake) -> None:
    """Say how many submissions there are, which files are none, and which packages are missing."""
    students = {one.student for one in intake.submissions}
    click.echo(f"{counted(len(intake.submissions), 'submission')} of {counted(len(students), 'student')}", err=True)
    name_set_aside(intake.set_aside)
    absent = missing(one.imports for one in intake.submissions)
    if absent.packages:
        told = [f"{name} (in {n})" for name, n in absent.packages.items()][:NAMED_AT_MOST]
        click.echo(f"missing here: {', '.join(told)}; to bring them: {absent.command}", err=True)
    if absent.others:
        told = []
        for name, n in [*absent.others.items()][:NAMED_AT_MOST]:
            whose = [one.student for one in intake.submissions if name in one.imports]
            told.append(f"{name} (in {n}: {some(whose, NAMED_AT_MOST)})")
        click.echo(f"missing here, and no package that is known here: {', '.join(told)}", err=True)


def name_set_aside(set_aside: Sequence[SetAside]) -> None:
    """List files that are no submissions: first all that were refused, which may be students', then some others."""
    refused: dict[str, list[str]] = {}
    for each in set_aside:
        if each.refused:
            whose = replace(each.found, parts=each.found.parts[:1]).path if each.found else each.path
            refused.setdefault(whose, []).append(f"{each.path}: {each.why}")
    of_each = [line for whose, lines in refused.items() for line in named(lines, OF_ONE, f"{whose}: ")]
    for line in named(of_each, REFUSED_AT_MOST):
        click.echo(f"refused: {one_line(line)}", err=True)
    for line in named([f"{each.path}: {each.why}" for each in set_aside if not each.refused]):
        click.echo(f"no submission: {one_line(line)}", err=True)


class Closed(NamedTuple):
    """A class when its grading is over."""

    class_: list[Standing]  # by the verdicts that count
    terms: Terms
    without: Without  # students who are not in the gradebook, and handed in no submission now
    left: int  # students whom this version has not judged, though the one that counted has


def close(book: Gradebook, mine: str, without: Without, adopting: bool = False) -> Closed:
    """Print where the class stands.

    With `adopting` the verdicts of this version, `mine`, count from now on, unless that would leave a student without
    any.
    """
    terms, left = terms_of(book), 0
    class_ = standings(book, terms.version)
    if terms.version != mine:
        by_mine = standings(book, mine)  # the same students in the same order
        left = sum(old.verdict is not None and new.verdict is None for old, new in zip(class_, by_mine, strict=True))
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
        told = [f"{student} ({some(found, NAMED_AT_MOST)})" for student, found in without.items()]
        click.echo(f"without a submission: {', '.join(named(told, REFUSED_AT_MOST))}")
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
        left = f"{counted(closed.left, 'student')} without a verdict, whom crosscheck {counts} has judged and {mine} has not"
        raise CannotJudgeError(f"--adopt would leave {left}: grade them as well. The verdicts of {counts} still count.")
    now = f"{gradebook} was graded by crosscheck {counts}, whose verdicts still count"
    raise CannotJudgeError(f"{now}; to let those of {mine} count, say --adopt.")


def _changes(before: Sequence[Standing], after: Sequence[Standing], left: int) -> Iterator[str]:
    """Say whose verdict or points another version would change, and how many it has not judged."""
    both = [pair for pair in zip(before, after, strict=True) if None not in (pair[0].verdict, pair[1].verdict)]
    changed = [(old, new) for old, new in both if _told(old) != _told(new)]
    for old, new in changed:
        other = "" if (old.word, old.total) != (new.word, new.total) else ", for another reason"
        yield f"would change: {one_line(old.student)}: {old.word} -> {new.word}, {old.total:g} -> {new.total:g} points{other}"
    yield f"another version of crosscheck: {counted(len(changed), 'student')} would change"
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


def hand_back_tables(csv: Path, closed: Closed, feedback: Feedback) -> None:
    """Write the two tables of a class to new files."""
    students, mistakes = students_table(closed.class_, closed.without), mistakes_table(closed.class_, feedback)
    for path, text in ((csv, students), (mistakes_path(csv), mistakes)):
        with place.whole(path, besides="; the gradebook has all of it") as file:
            file.write(text)
        click.echo(f"written to {path}", err=True)


def hand_back_pages(folder: Path, closed: Closed, homework: AnyHomework, feedback: Feedback) -> None:
    """Bring a folder of pages up to date, and say which file to open; CannotJudgeError if something is in the way."""
    class_, gradebook = closed.class_, closed.terms.identity
    require_place_for_pages(folder, gradebook, (each.student for each in class_))
    try:
        with live("writing pages", len(class_)) as show:
            index = class_page(class_, closed.terms, feedback, closed.without)
            pages = ((page_name(each.student), student_page(each, homework, feedback)) for each in _shown(class_, show))
            write_pages(folder, gradebook, index, pages)
    except OSError as error:
        why = f"cannot be written ({error.strerror}); the gradebook has all of it"
        raise CannotJudgeError(f"The pages in {folder} {why}.") from None
    click.echo(f"written to {folder}: open {folder / INDEX}", err=True)


class Destination(NamedTuple):
    """An assignment in a course of nbgrader's."""

    course: CourseDirectory
    assignment: str

    def prepare(self, points: Mapping[str, float]) -> None:
        """Make the assignment and its cells in nbgrader, before a class is judged; CannotJudgeError if that fails."""
        with gradebook_of(self.course) as gradebook:
            notebook_for(gradebook, self.assignment, points)

    def enter(self, closed: Closed, homework: AnyHomework, feedback: Feedback) -> None:
        """Hand back a class, and say what is new there and what was left as it is."""
        with live("entering in nbgrader", len(closed.class_)) as show:
            shown, points = _shown(closed.class_, show), closed.terms.rubric.points
            done = hand_back(self.course, self.assignment, shown, points, homework, feedback)
        click.echo(f"nbgrader: {done.students} entered in {one_line(self.assignment)}", err=True)
        if done.added:
            click.echo(f"nbgrader: new there: {one_line(', '.join(named(done.added)))}", err=True)
        for line in named([f"{student}: {why}" for student, why in done.left]):
            click.echo(f"nbgrader: left as it is: {one_line(line)}", err=True)


def destination(nbgrader: Path | None, assignment: str | None, handed_in: Iterable[HandedIn]) -> Destination | None:
    """Return the assignment to which a class is handed back; None if it is to none.

    CannotJudgeError if nbgrader is not installed, the folder is no course's, or the assignment is not clear.
    """
    if nbgrader is None:
        if assignment is not None:
            raise CannotJudgeError("--assignment goes with --nbgrader DIR, whose assignment it names.")
        return None
    if find_spec("nbgrader") is None:
        raise CannotJudgeError(not_installed("--nbgrader", "nbgrader"))
    name = assignment_of(((one.student, one.path) for one in handed_in), assignment)
    return Destination(open_course(nbgrader), name)


def _shown(class_: Sequence[Standing], show: Callable[[int], None]) -> Iterator[Standing]:
    for n, each in enumerate(class_, start=1):
        yield each
        show(n)
