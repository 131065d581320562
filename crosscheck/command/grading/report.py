"""The output of `crosscheck grade`: the files found, before anything runs, and at the end the state of the class.

At the end it writes tables and pages, and enters points and feedback in nbgrader's course and the platforms' tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from crosscheck.classes import pages
from crosscheck.classes.database import Gradebook
from crosscheck.classes.export.gradescope import zipped
from crosscheck.classes.export.nbgrader import Course, hand_back
from crosscheck.classes.export.worksheet import Worksheet
from crosscheck.classes.gradebook import Terms, adopt, terms_of
from crosscheck.classes.handed_in.finding import SetAside, some
from crosscheck.classes.handed_in.intake import NAMED_AT_MOST, Intake, Without
from crosscheck.classes.handed_in.owners import named_by_platform
from crosscheck.classes.handed_in.texts import missing
from crosscheck.classes.places import mistakes_path, worksheet_paths, write_whole
from crosscheck.classes.rubric import in_toml
from crosscheck.classes.standing import COMMONEST, Standing, Summary, findings, standings, summarise
from crosscheck.classes.tables import mistakes_table, students_table
from crosscheck.command.output import tracked
from crosscheck.homework import AnyHomework
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback, counted, few, grouped

REFUSED_AT_MOST, OF_ONE = 200, 3  # most lines on refused files: in all, and for one student


def announce(intake: Intake) -> None:
    """Print how many submissions there are, which files are no submissions, and which packages are missing."""
    students = {one.student for one in intake.submissions}
    click.echo(f"{counted(len(intake.submissions), 'submission')} of {counted(len(students), 'student')}", err=True)
    name_set_aside(intake.set_aside)
    absent = missing(one.imports for one in intake.submissions)
    if absent.packages:
        told = few([f"{name} (in {n})" for name, n in absent.packages.items()], NAMED_AT_MOST)
        click.echo(f"missing here: {', '.join(told)}; to bring them: {absent.command}", err=True)
    if absent.others:
        whose = {name: [one.student for one in intake.submissions if name in one.imports] for name in absent.others}
        told = [f"{name} (in {len(who)}: {some(who, NAMED_AT_MOST)})" for name, who in whose.items()]
        unknown = ", ".join(few(told, NAMED_AT_MOST))
        click.echo(f"missing here, and no package that is known here: {unknown}", err=True)


def name_set_aside(set_aside: Sequence[SetAside]) -> None:
    """List files that are no submissions: first those refused, which may be students' work, then some of the others."""
    owners = [(each, each.found._replace(parts=each.found.parts[:1]) if each.found else each) for each in set_aside]
    refused = grouped((whose.path, f"{each.path}: {each.why}") for each, whose in owners if each.refused)
    of_each = [line for whose, lines in refused.items() for line in few(lines, OF_ONE, f"{whose}: ")]
    for line in few(of_each, REFUSED_AT_MOST):
        click.echo(f"refused: {one_line(line)}", err=True)
    for line in few([f"{each.path}: {each.why}" for each in set_aside if not each.refused], NAMED_AT_MOST):
        click.echo(f"no submission: {one_line(line)}", err=True)


class Closed(NamedTuple):
    """The state of a class after grading."""

    class_: list[Standing]  # every student's standing, by the verdicts that count
    terms: Terms
    without: Without  # students who are not in the gradebook, and handed in no submission now
    unclear: Mapping[str, str]  # students of whom it is not clear which file counts, and why
    left: int  # how many students this version has not judged, though the version that counts has
    changes: list[str]  # what another version would change

    def say(self) -> None:
        """Print the state of the class."""
        for line in (*self.changes, *_lines(summarise(self.class_))):
            click.echo(line)
        if self.without:
            told = [f"{student} ({some(found, NAMED_AT_MOST)})" for student, found in self.without.items()]
            click.echo(f"without a submission: {', '.join(few(told, REFUSED_AT_MOST))}")


def close(
    book: Gradebook, mine: str, intake: Intake, sheets: Sequence[Worksheet] = (), adopting: bool = False
) -> Closed:
    """Return the state of the class, with the students in a platform's table who handed in nothing.

    With `adopting`, the verdicts of this version (`mine`) count from now on, unless a student would then have none.
    """
    terms, left, changes = terms_of(book), 0, list[str]()
    class_ = standings(book, terms.version)
    if terms.version != mine:
        by_mine = standings(book, mine)  # the same students in the same order
        left = sum(old.verdict is not None and new.verdict is None for old, new in zip(class_, by_mine, strict=True))
        changes += _changes(class_, by_mine, left)
        if adopting and not left:
            adopt(book, mine)
            terms, class_ = terms._replace(version=mine), by_mine
    known = {each.student for each in class_}
    without = {student: found for student, found in intake.without.items() if student not in known}
    earlier = dict.fromkeys(known, "an earlier file that counts, and ")
    unclear = {one_line(student): earlier.get(student, "") + why for student, why in intake.unclear.items()}
    class_ = [each._replace(unclear=unclear.get(each.student, "")) for each in class_]
    names = {(each.student, each.student in named_by_platform(each.path)) for each in class_}
    names |= {(name, True) for each in intake.set_aside for name in named_by_platform(each.path)}
    names |= {(student, True) for student in (*without, *unclear)}
    for sheet in sheets:
        there = {n for student, by_platform in names for n in sheet.records_of(student, by_platform)}
        without |= {student: [pages.NOTHING] for n, student in sheet.students.items() if n not in there}
    return Closed(class_, terms, without, unclear, left, changes)


def require_all_judged(
    closed: Closed, unjudged: Sequence[SetAside], mine: str, adopting: bool, gradebook: Path
) -> None:
    """Raise CannotJudgeError if a submission was not judged, or if another version's verdicts still count."""
    if unjudged:
        told = "; ".join(f"{one_line(each.path)}: {one_line(each.why)}" for each in unjudged)
        raise CannotJudgeError(f"Not judged, and tried again when you run it again: {told}.")
    if closed.unclear:
        told = "; ".join(f"{student} has {one_line(why)}" for student, why in closed.unclear.items())
        raise CannotJudgeError(f"Not judged, while all others are: {told}.")
    counts = closed.terms.version
    if counts == mine:
        return
    if adopting:
        left = f"{counted(closed.left, 'student')} without a verdict, whom crosscheck {counts} has judged and {mine} has not"
        raise CannotJudgeError(f"--adopt would leave {left}: grade them as well. The verdicts of {counts} still count.")
    now = f"{gradebook} was graded by crosscheck {counts}, whose verdicts still count"
    raise CannotJudgeError(f"{now}; to let those of {mine} count, say --adopt.")


def _changes(before: Sequence[Standing], after: Sequence[Standing], left: int) -> Iterator[str]:
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
    for each in [each for each in summary.made if each.level == "wrong"][:COMMONEST]:
        yield f"mistake: {each.kind} in {each.function}: {counted(each.n, 'student')}"
    for student, why in summary.eyes[:NAMED_AT_MOST]:
        yield f"look at: {one_line(student)}: {one_line('; '.join(why))}"
    if len(summary.eyes) > NAMED_AT_MOST:
        yield f"look at: {len(summary.eyes) - NAMED_AT_MOST} more; the table and the page have all of them"
    for alike in summary.alike:
        yield f"the same but for comments and names: {', '.join(map(one_line, alike))}"


def hand_back_tables(csv: Path, closed: Closed, feedback: Feedback, replace: bool, homework: str = "") -> None:
    """Write the two tables of a class."""
    students = students_table(closed.class_, closed.without, closed.unclear, homework)
    for path, text in ((csv, students), (mistakes_path(csv), mistakes_table(closed.class_, feedback))):
        write_whole(path, text.encode("utf-8-sig"), replace)  # with a byte order mark, by which Excel recognises UTF-8
        click.echo(f"written to {path}", err=True)


def hand_back_rubric(path: Path, closed: Closed, replace: bool) -> None:
    """Write the rubric, and beside it the mistakes and remarks of the class, the commonest first."""
    made = [(each.kind, each.function, each.n) for each in summarise(closed.class_).made]
    write_whole(path, in_toml(closed.terms.rubric, made), replace)
    click.echo(f"written to {path}: --rubric takes it", err=True)


def hand_back_worksheet(
    sheet: Worksheet, closed: Closed, homework: AnyHomework, feedback: Feedback, replace: bool
) -> None:
    """Fill in a platform's table and pack the pages for it; name the students without a row there."""
    by_name = {each.student: each for each in closed.class_}
    class_ = {n: by_name[name] for n, name in sheet.whose({each.student: each.path for each in closed.class_}).items()}
    verdicts = {row: pages.told_verdict(standing, homework, feedback) for row, standing in class_.items()}
    left = {*sheet.fill(class_, verdicts, sum(closed.terms.rubric.points.values()))}
    no_row = f"{sheet.path} has no row for the ids in that name, or several"
    left |= {f"{student}: {no_row}" for student in by_name.keys() - {each.student for each in class_.values()}}
    filled, feedback_path = worksheet_paths(sheet.path)
    write_whole(filled, sheet.content(), replace)
    whose = dict[str, Standing]()
    for row, each in class_.items():
        name = sheet.page(row, each)
        if each.verdict and not name:
            left.add(f"{each.student}: Moodle takes no page for those who are in no group")
        elif each.verdict and whose.setdefault(name, each) is not each:
            left.add(f"{each.student}: {feedback_path} has a page {name} already, of somebody else")
    packed = {name: pages.student_page(each, homework, feedback).encode() for name, each in whose.items()}
    write_whole(feedback_path, zipped(packed), replace)
    for line in sorted(left):
        click.echo(f"{sheet.form.platform}: left as it is: {one_line(line)}", err=True)
    click.echo(f"written to {filled} and {feedback_path}", err=True)


def hand_back_pages(folder: Path, closed: Closed, homework: AnyHomework, feedback: Feedback) -> None:
    """Update a folder of pages, and say which file to open; CannotJudgeError if that is not possible."""
    gradebook, secret, without = closed.terms.identity, closed.terms.secret, closed.without
    others = {student: "; ".join(found) for student, found in without.items() if found != [pages.NOTHING]}
    empty = [Standing(student, found, "", 0, 0, None, {}, {}, {}) for student, found in others.items()]
    named = {pages.page_name(each.student, secret): each for each in (*closed.class_, *empty)}
    pages.require_place_for_pages(folder, gradebook, named)
    listed = {**without, **{student: [why] for student, why in closed.unclear.items()}}
    index = pages.class_page(closed.class_, closed.terms, feedback, listed)
    shown = tracked("writing pages", [*named.items()])
    students = ((name, pages.student_page(each, homework, feedback)) for name, each in shown)
    pages.write_pages(folder, gradebook, index, students)
    click.echo(f"written to {folder}: open {folder / pages.INDEX}", err=True)


def hand_back_to_nbgrader(course: Course, closed: Closed, homework: AnyHomework, feedback: Feedback) -> None:
    """Enter a class in nbgrader, and say what is new there and what was left as it is."""
    class_, points = tracked("entering in nbgrader", closed.class_), closed.terms.rubric.points
    done = hand_back(course, class_, points, homework, feedback)
    click.echo(f"nbgrader: {done.students} entered in {one_line(course.assignment)}", err=True)
    if done.added:
        click.echo(f"nbgrader: new there: {one_line(', '.join(few(done.added, NAMED_AT_MOST)))}", err=True)
    for line in few([f"{student}: {why}" for student, why in done.left], NAMED_AT_MOST):
        click.echo(f"nbgrader: left as it is: {one_line(line)}", err=True)
