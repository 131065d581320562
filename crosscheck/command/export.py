"""`crosscheck export`: what another platform needs to judge with crosscheck."""

from pathlib import Path

import click

from crosscheck.classes.places import write_whole
from crosscheck.command import judging, output
from crosscheck.verdict import Feedback


@click.group("export")
def export_command() -> None:
    """Write what another platform needs to judge with crosscheck.

    \b
    Examples:
      crosscheck export gradescope --out autograder.zip
    """


@export_command.command("gradescope")
@click.option("--out", required=True, type=output.named, metavar="FILE", help="The new zip archive, to be uploaded.")
@judging.POINTS
@judging.RUBRIC
@judging.feedback("hint")
@judging.sandbox(judging.LEVELS[1:], "How code is isolated on Gradescope, whose containers often refuse 'strong'.")
@judging.HOMEWORK
def gradescope_command(
    out: Path, points: str | None, rubric: Path | None, feedback: Feedback, sandbox: str, homework: str | None
) -> None:
    """Write the zip archive of a Gradescope autograder.

    \b
    Examples:
      crosscheck export gradescope --out autograder.zip
      crosscheck export gradescope --out autograder.zip --points network=3,loss=3,loss_gradient=4 --sandbox process
    """
    from crosscheck.classes.export.gradescope import ACCEPTED, autograder
    from crosscheck.classes.rubric import in_toml, rubric_asked_for

    asked = rubric_asked_for(points, rubric, judging.named_homework(homework))
    write_whole(out, autograder(sandbox, feedback, None if asked is None else in_toml(asked), homework))
    click.echo(f"written to {out}. {ACCEPTED[sandbox]}", err=True)
