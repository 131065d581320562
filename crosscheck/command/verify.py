"""`crosscheck verify`: judge homework submissions, one or hundreds."""

import io
import os
import shutil
import sys
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from crosscheck.classes.places import require_place, write_whole
from crosscheck.command import judging, output
from crosscheck.command.cli import InterruptionError
from crosscheck.report import FORMATS, STREAMED
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.verdict import Feedback, Verdict

MOST_COLUMNS = 100  # longer lines of text are hard to read
FORMATS_HELP = "json: one object a line for each submission; html: one page; junit: for CI; gradescope: results.json."


@click.command("verify")
@click.argument("submissions", nargs=-1, required=True, type=output.PATH)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help=FORMATS_HELP)
@judging.feedback("formula")
@click.option("--out", type=output.named, metavar="FILE", help="Write to this new file; its suffix tells the format.")
@click.option("--explain", is_flag=True, help="Print everything, not only the first screen.")
@click.option("--seed", type=click.IntRange(0), help="Repeat an earlier report's questions.")
@judging.sandbox(judging.LEVELS, "How code is isolated. Several submissions need 'strong', unless 'process' is named.")
@judging.HOMEWORK
@click.option("--rubric", type=output.PATH, help="With --format gradescope: what functions are worth, in a TOML file.")
def verify_command(
    submissions: tuple[Path, ...],
    form: str | None,
    feedback: Feedback,
    out: Path | None,
    explain: bool,
    seed: int | None,
    sandbox: str,
    homework: str | None,
    rubric: Path | None,
) -> None:
    """Judge submissions: right or wrong, and which formula is wrong.

    SUBMISSIONS are notebooks (.ipynb) or modules (.py). Of a zip archive all of them are
    judged, or those below a path in it, such as class.zip/anna.

    Their code runs in a sandbox; the verdict is formed outside it. Exit code 0: all right, 1: something is wrong, 2: something
    could not be judged or is not done yet, 130: interrupted; what was judged by then is reported.

    \b
    Examples:
      crosscheck verify homework.ipynb
      crosscheck verify submissions/*.ipynb --out class.html
    """
    if out is not None:
        require_place(out)
    form = output.format_for(out, form)
    if rubric is not None and form != "gradescope":
        raise CannotJudgeError("--rubric goes with --format gradescope: no other report of one submission has points.")
    from crosscheck.sandbox.levels import start_early

    start_early(sandbox)
    from crosscheck.homework.network import fresh_seed

    priced = None
    if form == "gradescope":
        from crosscheck.classes.rubric import one_point_each, points, rubric_asked_for

        asked = judging.named_homework(homework)
        priced = rubric_asked_for(None, rubric, asked) or one_point_each(asked)
    files = judging.expanded(submissions)
    seed = fresh_seed() if seed is None else seed
    judging.examination(homework, seed)  # cached, for the files that this process judges
    if len(files) <= judging.FEW:
        import_module("crosscheck.judge.verify")  # the import takes time; meanwhile the sandbox starts
    several = len(files) > 1
    recipe = judging.Recipe(homework, seed, judging.level_for(sandbox, several))
    judging.require_unseen(homework, recipe.level)
    width = min(shutil.get_terminal_size().columns, MOST_COLUMNS)
    coloured = out is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")  # no-color.org
    face = import_module(f"crosscheck.report.{FORMATS[form]}")
    verdicts: list[Verdict] = []
    told: dict[str, Any] = {}
    file = None if out is None else io.StringIO()
    write = partial(print, file=file)  # not click.echo, which bypasses the progress bar
    # After an interruption, the verdicts so far are written.
    with suppress(KeyboardInterrupt), output.live("judging", len(files) if several else 0) as show:
        for judged in judging.judge_each(files, recipe):
            verdicts.append(judged.told(feedback))
            if priced is not None:  # the points depend on the whole verdict, however little of it is shown
                earned = points(judged.to_json(), priced)
                told = {"scores": {name: (each, priced.points[name]) for name, each in earned.items()}}
            if form == "text":
                write(face.render(verdicts[-1], colour=coloured, width=width, explain=explain))
            elif form in STREAMED:
                write(face.render(verdicts[-1:]), end="")
            show(len(verdicts))
    if not verdicts:
        raise InterruptionError("Interrupted before anything was judged.")
    if form not in STREAMED:
        write(face.render(verdicts, **told))
    if form == "text" and len(verdicts) > 1:
        write(face.overview(verdicts, width))
    if out is not None and file is not None:
        write_whole(out, file.getvalue())
        click.echo(f"written to {out}", err=True)
    if len(verdicts) < len(files):
        raise InterruptionError(f"Interrupted: {len(verdicts)} of {len(files)} submissions were judged.")
    codes = {verdict.exit_code for verdict in verdicts}
    sys.exit(1 if 1 in codes else max(codes))
