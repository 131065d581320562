"""`crosscheck grade`: judge a class, keep the verdicts in a gradebook, and hand back points and feedback."""

from __future__ import annotations

import dataclasses
import os
from contextlib import AbstractContextManager, closing, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.command import judging
from crosscheck.command.cli import InterruptionError
from crosscheck.command.judging import Recipe, level_for, named_homework, require_unseen
from crosscheck.command.output import PATH
from crosscheck.optional import needed_for, not_installed
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.classes.workers import Judges
    from crosscheck.verdict import Feedback

ROSTER = "the roster; comes back filled, beside it."


@click.command("grade")
@click.argument("submissions", nargs=-1, required=True, type=PATH)
@click.option("--gradebook", required=True, type=PATH, help="Keeps verdicts and points; made if there is none.")
@judging.POINTS
@judging.RUBRIC
@click.option(
    "--student", metavar="REGEX", help="Paths that count. Its group is the student; one may be called attempt."
)
@click.option("--again", metavar="STUDENT", multiple=True, help="Judge this student again, or 'all'.")
@click.option("--csv", type=PATH, help="Write the class to this file, and mistakes beside it.")
@click.option("--html", type=PATH, metavar="DIR", help="Write or update pages there, of the class and each student.")
@click.option("--nbgrader", type=PATH, metavar="DIR", help="Enter points and feedback in this nbgrader course folder.")
@click.option("--moodle", type=PATH, metavar="CSV", help=f"Moodle's grading worksheet: {ROSTER}")
@click.option("--canvas", type=PATH, metavar="CSV", help=f"Canvas's exported gradebook: {ROSTER}")
@click.option("--assignment", metavar="NAME", help="nbgrader's assignment, or Canvas's column, if it is not clear.")
@click.option("--rubric-of-this-class", type=PATH, metavar="FILE", help="Write the rubric, with the class's mistakes.")
@click.option("--replace", is_flag=True, help="Overwrite earlier files of the same names.")
@judging.feedback("hint")
@click.option("--workers", type=click.IntRange(1), help="How many processes judge; as many as processors if not given.")
@click.option("--dask", metavar="ADDRESS", help="Judge on your dask cluster, whose scheduler is at tcp://HOST:8786.")
@click.option("--adopt", is_flag=True, help="Let this version's verdicts count in a gradebook of another version.")
@click.option("--seed", type=click.IntRange(0), help="The seed of the questions in a new gradebook.")
@judging.sandbox(judging.LEVELS, "How code is isolated.")
@judging.HOMEWORK
def grade_command(
    submissions: tuple[Path, ...],
    gradebook: Path,
    points: str | None,
    rubric: Path | None,
    student: str | None,
    again: tuple[str, ...],
    csv: Path | None,
    html: Path | None,
    nbgrader: Path | None,
    moodle: Path | None,
    canvas: Path | None,
    assignment: str | None,
    rubric_of_this_class: Path | None,
    replace: bool,
    feedback: Feedback,
    workers: int | None,
    dask: str | None,
    adopt: bool,
    seed: int | None,
    sandbox: str,
    homework: str | None,
) -> None:
    """Grade a class, as a course platform exports it.

    SUBMISSIONS are files, folders and zip archives.

    Exit code 0: the class is graded, each submission has a verdict, of which "unjudged" is one. 2: something is in the way, or
    asked for. 130: interrupted. What was judged is kept in any case.

    \b
    Examples:
      crosscheck grade class/ --gradebook class.sqlite --csv class.csv
      crosscheck grade class.zip --gradebook class.sqlite --points network=3,loss=3,loss_gradient=4
      crosscheck grade submissions.zip --gradebook class.sqlite --canvas grades.csv
    """
    with needed_for("A gradebook"):
        from crosscheck.classes import gradebook as books
    from crosscheck.classes.database import open_gradebook
    from crosscheck.classes.export.nbgrader import Course, assignment_of, hand_back, open_course
    from crosscheck.classes.export.worksheet import CANVAS, MOODLE, read_worksheet
    from crosscheck.classes.grading import Desk
    from crosscheck.classes.handed_in.finding import student_name
    from crosscheck.classes.handed_in.intake import take_in
    from crosscheck.classes.handed_in.owners import student_pattern
    from crosscheck.classes.pages import page_name, require_place_for_pages
    from crosscheck.classes.places import mistakes_path, require_places, worksheet_paths
    from crosscheck.classes.rubric import one_point_each, rubric_asked_for
    from crosscheck.command.grading import report
    from crosscheck.command.grading.judges import here, judge_class
    from crosscheck.homework.loading import digest_of
    from crosscheck.homework.network import fresh_seed
    from crosscheck.sandbox.levels import Level, start_early
    from crosscheck.versions import our_version

    # First check that everything can be done. Until then nothing is changed, and no gradebook is made.
    if workers and dask:
        raise CannotJudgeError("--workers counts processes of this machine; with --dask the cluster's workers judge.")
    if csv is not None and not csv.name:
        raise CannotJudgeError("--csv must name a file.")
    if assignment and not (nbgrader or canvas):
        raise CannotJudgeError("--assignment goes with --nbgrader DIR, whose assignment it names.")
    if nbgrader is not None and find_spec("nbgrader") is None:
        raise CannotJudgeError(not_installed("--nbgrader", "nbgrader"))
    written = [*(() if csv is None else (csv, mistakes_path(csv))), *filter(None, [rubric_of_this_class])]
    tables = {form: path for form, path in ((MOODLE, moodle), (CANVAS, canvas)) if path is not None}
    written += [path for table in tables.values() for path in worksheet_paths(table)]
    require_places(gradebook, written, [*tables.values(), *filter(None, [html])], replace)
    if not dask:
        start_early(sandbox)
    asked = named_homework(homework)
    priced = rubric_asked_for(points, rubric, asked)
    version = our_version() if homework is None else f"{our_version()} with {digest_of(homework)}"
    offered = books.Terms(asked.title, fresh_seed() if seed is None else seed, version, priced or one_point_each(asked))
    intake = take_in(submissions, student_pattern(student) if student else None)
    elsewhere = Level.PROCESS if sandbox == "process" else Level.STRONG  # each worker checks whether it has this level
    level = elsewhere if dask else level_for(sandbox, several=True)
    require_unseen(homework, level)
    known = offered
    if gradebook.exists():
        with closing(open_gradebook(gradebook)) as book:
            if student is None:
                intake = books.chosen_before(book, intake)
                books.require_same_students(book, intake.submissions)
            known = books.terms_of(book, offered, seed)
    if not intake.submissions:
        report.name_set_aside(intake.set_aside)
        unclear = "".join(f" {student} has {why}." for student, why in intake.unclear.items())
        raise CannotJudgeError(f"There is no submission in {', '.join(map(str, submissions))}.{unclear}")
    once_more, students = set(map(student_name, again)), {one.student for one in intake.submissions}
    if unknown := sorted(once_more - students - {"all"}):
        told = f"--again names {', '.join(unknown)}, of whom nothing is handed in here."
        raise CannotJudgeError(f"{told}{books.did_you_mean(unknown, students)}")
    most = (priced or known.rubric).points
    course: Course | None = None
    if nbgrader is not None:
        name = assignment_of(((one.student, one.path) for one in intake.submissions), assignment)
        course = Course(open_course(nbgrader), name)
    if html is not None:
        pages = (page_name(one.student, known.secret) for one in intake.submissions)
        require_place_for_pages(html, known.identity, pages)
    total = sum(most.values())
    sheets = [read_worksheet(path, form, assignment, total) for form, path in tables.items()]
    by_student = {one.student: one.path for one in intake.submissions}
    late = {name: when for sheet in sheets for name, when in sheet.late(by_student).items()}
    timed = [dataclasses.replace(one, handed_in=late.get(one.student, one.handed_in)) for one in intake.submissions]
    intake = intake._replace(submissions=timed)
    if course is not None:  # last, since this creates the assignment in nbgrader
        hand_back(course, (), most, asked, feedback)

    # Judge the class.
    book = click.get_current_context().with_resource(closing(open_gradebook(gradebook)))
    terms = books.agree_on_terms(book, offered, seed, priced)
    numbers = books.record(book, intake.submissions)
    report.announce(intake)
    recipe = Recipe(homework, terms.seed, level)
    at_once = min(workers or os.cpu_count() or 1, len(intake.submissions))
    try:
        judges: AbstractContextManager[Judges] = nullcontext(here(recipe, at_once))
        if dask is not None:
            from crosscheck.command.grading.cluster import cluster

            judges = cluster(dask, recipe, {name for one in intake.submissions for name in one.imports})
        unjudged = judge_class(numbers, once_more, Desk(book, version), recipe, judges)
    except KeyboardInterrupt:
        report.close(book, version, intake).say()
        raise InterruptionError("Interrupted; what was judged is kept, and running again goes on from there.") from None

    # Hand back first, then print: printing fails if the reader of the output has gone.
    closed = report.close(book, version, intake, sheets, adopt)
    try:
        if csv is not None:
            report.hand_back_tables(csv, closed, feedback, replace, homework or "")
        if rubric_of_this_class is not None:
            report.hand_back_rubric(rubric_of_this_class, closed, replace)
        if html is not None:
            report.hand_back_pages(html, closed, asked, feedback)
        for sheet in sheets:
            report.hand_back_worksheet(sheet, closed, asked, feedback, replace)
        if course is not None:
            report.hand_back_to_nbgrader(course, closed, asked, feedback)
    finally:
        closed.say()
    report.require_all_judged(closed, unjudged, version, adopt, gradebook)
