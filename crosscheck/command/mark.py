"""`crosscheck mark`: give points by hand."""

from contextlib import closing
from pathlib import Path

import click

from crosscheck.command.output import PATH
from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import counted


@click.command("mark")
@click.argument("student", required=False)
@click.option("--gradebook", required=True, type=PATH)
@click.option("--points", metavar="NAME=POINTS,..", help="The points that count from now on, by function.")
@click.option("--note", default="", help="Why; it is kept with the points.")
@click.option("--extra", is_flag=True, help="Allow more points than the function has.")
@click.option("--seen", is_flag=True, help="Take the student off the list of those to look at.")
@click.option("--remove", is_flag=True, help="Remove the student's marks; the rubric's points count again.")
@click.option("--from", "source", type=PATH, metavar="CSV", help="Enter a table's marks; of two, the later counts.")
@click.option("--out", type=PATH, metavar="CSV", help="Write all marks to this table, which --from reads.")
@click.option("--replace", is_flag=True, help="Let --out overwrite an earlier file.")
def mark_command(
    student: str | None,
    gradebook: Path,
    points: str | None,
    note: str,
    extra: bool,
    seen: bool,
    remove: bool,
    source: Path | None,
    out: Path | None,
    replace: bool,
) -> None:
    """Give STUDENT points by hand, instead of the verdict's.

    \b
    Examples:
      crosscheck mark anna --gradebook class.sqlite --points loss=2 --note "a slip in the last line"
      crosscheck mark anna --gradebook class.sqlite --seen
      crosscheck mark --gradebook class.sqlite --out marks.csv
    """
    with needed_for("A gradebook"):
        from crosscheck.classes.database import SEEN, open_gradebook
    from crosscheck.classes.gradebook import Mark, mark, marks_of, terms_of, unmark
    from crosscheck.classes.handed_in.finding import student_name
    from crosscheck.classes.places import write_whole
    from crosscheck.classes.rubric import rubric_from_words
    from crosscheck.classes.tables import marks_from, marks_table

    of_student, of_all = (points is not None or seen, remove), (source is not None, out is not None)
    if sum(of_student if student else of_all) != 1 or any(of_all if student else of_student):
        told = "--points NAME=POINTS,.. to give marks, --seen, or --remove to take them back"
        raise CannotJudgeError(f"Say STUDENT and {told}; or --from or --out and a table of all marks.")
    book = click.get_current_context().with_resource(closing(open_gradebook(gradebook, must_exist=True)))
    student = student_name(student or "")
    if out is not None:
        marks = marks_of(book)
        write_whole(out, marks_table(marks).encode("utf-8-sig"), replace)
        click.echo(f"{counted(len(marks), 'mark')} written to {out}", err=True)
    elif source is not None:
        try:
            marks = marks_from(source, source.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise CannotJudgeError(f"{source} cannot be read ({getattr(error, 'strerror', None) or error}).") from None
        older = mark(book, marks, extra)
        for each in older:
            click.echo(f"a later mark stays: {each.student}: {each.function or 'seen'}", err=True)
        click.echo(f"{counted(len(marks) - len(older), 'mark')} entered")
    elif remove:
        if not (gone := unmark(book, student)):
            raise CannotJudgeError(f"{student} has no mark in {gradebook}: there is none to take back.")
        click.echo(f"{student}: {counted(gone, 'mark')} taken back")
    else:
        given = {} if points is None else dict(rubric_from_words(points, list(terms_of(book).rubric.points)).points)
        given |= {SEEN: 0.0} if seen else {}
        mark(book, [Mark(student, name, each, note) for name, each in given.items()], extra)
        told = ", ".join("seen" if name == SEEN else f"{name} {each:g}" for name, each in given.items())
        click.echo(f"{student}: {told}")
