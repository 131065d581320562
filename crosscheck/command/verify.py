"""`crosscheck verify`: judge homework submissions, one or hundreds."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.command import judging
from crosscheck.command import out as place
from crosscheck.command.cli import InterruptionError
from crosscheck.command.judging import FEW, Recipe, examination, judge_each, level_for, named_homework
from crosscheck.report import FORMATS, STREAMED, text
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.classes.rubric import Rubric
    from crosscheck.verdict import Feedback, Verdict

MOST_COLUMNS = 100  # beyond which lines of text are hard to read


@click.command("verify")
@click.argument("submissions", nargs=-1, required=True, type=place.PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="text, if neither this nor the suffix of --out names another; json: one object a line for each submission; html: one "
    "self-contained page; junit: for CI systems; gradescope: results.json of one submission.",
)
@judging.feedback(
    "formula",
    "How much is told: verdicts alone; where and by how much; hints, too; or formulas and expected values as well.",
)
@click.option(
    "--out",
    type=place.named,
    metavar="FILE",
    help="Write the report to this new file instead; .html, .json or .xml (JUnit) says in which format.",
)
@click.option("--explain", is_flag=True, help="Tell all on a terminal, not the first screen alone.")
@click.option("--seed", type=click.IntRange(0), help="Repeat an earlier report's questions.")
@judging.sandbox(
    judging.LEVELS,
    "How the submission's code is isolated. Several submissions need 'strong', unless 'process' is named here.",
)
@judging.HOMEWORK
@click.option(
    "--rubric", type=place.PATH, help="With --format gradescope: what each function is worth, in a TOML file."
)
@click.pass_context
def verify_command(
    context: click.Context,
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
    """Judge homework SUBMISSIONS, notebooks (.ipynb) or modules (.py): right or wrong, and which formula is wrong.

    Their code runs in a sandbox; the verdict is formed outside it. Exit code 0: all right, 1: something is wrong, 2: something
    could not be judged or is not done yet, 130: interrupted; what was judged by then is reported.

    \b
    Examples:
      crosscheck verify homework.ipynb
      crosscheck verify submissions/*.ipynb --out class.html
    """
    form = place.format_for(out, form)
    if out is not None and os.path.lexists(out):
        raise CannotJudgeError(f"{out} exists already; it is not overwritten. Name a new file.")
    if rubric is not None and form != "gradescope":
        raise CannotJudgeError("--rubric goes with --format gradescope: no other report of one submission has points.")
    if sandbox != "process":
        from crosscheck.sandbox.levels import start_early

        start_early()
    from crosscheck.homework import fresh_seed

    asked_for, priced = named_homework(homework), None
    if rubric is not None:
        from crosscheck.classes.rubric import rubric_asked_for

        priced = rubric_asked_for(None, rubric, asked_for)
    seed = fresh_seed() if seed is None else seed
    examination(homework, seed)  # kept for those that this process judges
    if len(submissions) <= FEW:
        import_module("crosscheck.judge.verify")  # which takes as long as the sandbox takes to start
    several = len(submissions) > 1
    recipe = Recipe(homework, seed, level_for(sandbox, several))
    verdicts: list[Verdict] = []
    scores: dict[str, tuple[float, float]] | None = None
    with _destination(out) as write:
        # What has been judged until an interruption is written.
        with suppress(KeyboardInterrupt), place.live("judging", len(submissions) if several else 0) as show:
            for judged in judge_each(submissions, recipe):
                verdicts.append(judged.told(feedback))
                if priced is not None:  # before the rest is left untold that it depends on
                    scores = _scores(judged, priced)
                if form == "text":
                    coloured = out is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")  # no-color.org
                    write(text.render(verdicts[-1], colour=coloured, width=_columns(), explain=explain))
                elif form in STREAMED:
                    write(_document(verdicts[-1:], form).rstrip("\n"))
                show(len(verdicts))
        if not verdicts:
            raise InterruptionError("Interrupted before anything was judged.")
        if form not in STREAMED:
            write(_document(verdicts, form, scores))
        if form == "text" and len(verdicts) > 1:
            write(text.overview(verdicts, _columns()))
    if out is not None:
        click.echo(f"written to {out}", err=True)
    if len(verdicts) < len(submissions):
        raise InterruptionError(f"Interrupted: {len(verdicts)} of {len(submissions)} submissions were judged.")
    codes = {verdict.exit_code for verdict in verdicts}
    context.exit(1 if 1 in codes else max(codes))


def _columns() -> int:
    return min(shutil.get_terminal_size().columns, MOST_COLUMNS)


@contextmanager
def _destination(out: Path | None) -> Iterator[Callable[[str], None]]:
    """Write the report to standard output, or to a file that must be new; if there is none to write, leave no file."""
    if out is None:
        yield print  # not click.echo, which writes past the progress
        return
    try:
        file = out.open("x", encoding="utf-8")
    except OSError as error:
        raise CannotJudgeError(f"{out} cannot be written ({error.strerror}).") from None
    try:
        with file:
            yield lambda text: print(text, file=file)
    except BaseException:
        out.unlink()
        raise


def _document(verdicts: Sequence[Verdict], form: str, scores: Mapping[str, tuple[float, float]] | None = None) -> str:
    told = (verdicts,) if scores is None else (verdicts, scores)
    document: str = import_module(f"crosscheck.report.{FORMATS[form]}").render(*told)
    return document


def _scores(judged: Verdict, rubric: Rubric) -> dict[str, tuple[float, float]]:
    """Return what each function that the rubric prices earns, and the most that it may."""
    from crosscheck.classes.rubric import points

    return {name: (earned, rubric.points[name]) for name, earned in points(judged.to_json(), rubric).items()}
