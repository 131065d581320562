"""`crosscheck mark` and `forget`: points that a person gives, and all of a student's deleted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from crosscheck.command.grade import require_sqlalchemy
from crosscheck.command.out import PATH, counted
from crosscheck.submissions.errors import CannotJudgeError


@click.command("mark")
@click.argument("student")
@click.option("--gradebook", required=True, type=PATH)
@click.option("--points", metavar="NAME=POINTS,..", help="The points that count from now on, by function.")
@click.option("--note", default="", help="Why; it is kept with the points.")
@click.option("--remove", is_flag=True, help="Take the student's marks back, so that the rubric's points count again.")
def mark_command(student: str, gradebook: Path, points: str | None, note: str, remove: bool) -> None:
    """Give STUDENT points by hand, instead of those that the verdict brings.

    \b
    Examples:
      crosscheck mark anna --gradebook class.sqlite --points loss=2 --note "a slip in the last line"
      crosscheck mark anna --gradebook class.sqlite --remove
    """
    require_sqlalchemy()
    from crosscheck.classes.database import open_gradebook
    from crosscheck.classes.gradebook import mark, terms_of, unmark
    from crosscheck.classes.handed_in.finding import student_name
    from crosscheck.classes.rubric import rubric_from_words
    from crosscheck.classes.standing import above_the_most

    if (points is None) is not remove:
        raise CannotJudgeError("Say --points NAME=POINTS,.. to give marks, or --remove to take them back.")
    student = student_name(student)
    book = click.get_current_context().with_resource(closing(open_gradebook(gradebook, must_exist=True)))
    if points is None:
        gone = unmark(book, student)
        if not gone:
            raise CannotJudgeError(f"{student} has no mark in {gradebook}: there is none to take back.")
        click.echo(f"{student}: {counted(gone, 'mark')} taken back")
        return
    most = terms_of(book).rubric.points
    given = rubric_from_words(points, list(most)).points
    mark(book, student, dict(given), note)
    click.echo(f"{student}: {', '.join(f'{name} {each:g}' for name, each in given.items())}")
    for line in above_the_most(given, most):
        click.echo(f"{line}; it counts all the same", err=True)


@click.command("forget")
@click.argument("student")
@click.option("--gradebook", required=True, type=PATH)
def forget_command(student: str, gradebook: Path) -> None:
    """Delete all that a gradebook holds of STUDENT.

    What was handed in, tables and pages written before, and what was entered in nbgrader are not touched.

    \b
    Examples:
      crosscheck forget anna --gradebook class.sqlite
    """
    require_sqlalchemy()
    from crosscheck.classes.database import open_gradebook
    from crosscheck.classes.gradebook import forget
    from crosscheck.classes.handed_in.finding import student_name

    student = student_name(student)
    with closing(open_gradebook(gradebook, must_exist=True)) as book:
        gone = forget(book, student)
    click.echo(f"{student} is forgotten: {counted(gone, 'submission')} with verdicts, points and marks")
    click.echo("what was handed in, and tables and pages that were written before, are still there: delete them, too")
    told = "nbgrader's gradebook and feedback keep what was entered there"
    click.echo(f"{told}; grading again takes the student's files in again")
