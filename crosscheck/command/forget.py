"""`crosscheck forget`: delete all data of a student from a gradebook."""

from contextlib import closing
from pathlib import Path

import click

from crosscheck.command.output import PATH
from crosscheck.optional import needed_for
from crosscheck.verdict import counted


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
    with needed_for("A gradebook"):
        from crosscheck.classes.database import open_gradebook
    from crosscheck.classes.gradebook import forget
    from crosscheck.classes.handed_in.finding import student_name

    student = student_name(student)
    with closing(open_gradebook(gradebook, must_exist=True)) as book:
        gone = forget(book, student)
    click.echo(f"{student} is forgotten: {counted(gone, 'submission')} with verdicts, points and marks")
    click.echo("the student's files, and older tables and pages, are still there: delete them, too")
    told = "nbgrader's gradebook and feedback keep what was entered there"
    click.echo(f"{told}; grading again takes the student's files in again")
