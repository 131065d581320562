"""`crosscheck forget`: a student's submissions, verdicts, points and marks are deleted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from crosscheck.command.grade import require_sqlalchemy


@click.command("forget")
@click.argument("student")
@click.option("--gradebook", required=True, type=click.Path(path_type=Path))
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
    from crosscheck.command.grading.report import counted

    student = student_name(student)
    with closing(open_gradebook(gradebook, must_exist=True)) as book:
        gone = forget(book, student)
    click.echo(f"{student} is forgotten: {counted(gone, 'submission')} with verdicts, points and marks")
    click.echo("what was handed in, and tables and pages that were written before, are still there: delete them, too")
    click.echo(
        "nbgrader's gradebook and feedback keep what was entered there; grading again takes the student's files in again"
    )
