"""`crosscheck verify`: judge homework submissions, one or hundreds."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from crosscheck.homework.errors import CannotJudgeError

if TYPE_CHECKING:
    from crosscheck.judge.asking.probes import Examination
    from crosscheck.sandbox import Level
    from crosscheck.verdict import Verdict


@click.command()
@click.argument("submissions", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "html", "junit"]),
    default="text",
    show_default=True,
    help="json: one object a line for each submission; html: one self-contained page.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write the report to this new file instead.")
@click.option("--seed", type=click.IntRange(0), help="Ask the questions of an earlier report again.")
@click.option(
    "--sandbox",
    type=click.Choice(["auto", "strong", "process"]),
    default="auto",
    show_default=True,
    help="How the submission's code is shut in. Several submissions need 'strong', unless 'process' is named here.",
)
@click.pass_context
def verify(
    context: click.Context, submissions: tuple[Path, ...], form: str, out: Path | None, seed: int | None, sandbox: str
) -> None:
    """Judge homework SUBMISSIONS, notebooks (.ipynb) or modules (.py): right or wrong, and which formula is wrong.

    Their code runs in a sandbox; the verdict is formed outside it. Exit code 0: all right, 1: something is wrong, 2: something
    could not be judged or is not done yet.
    """
    from crosscheck.judge.verify import fresh_seed

    if out is not None and os.path.lexists(out):
        raise CannotJudgeError(f"{out} exists already; it is not overwritten. Name a new file.")
    level = _level(sandbox, several=len(submissions) > 1)
    verdicts: list[Verdict] = []
    with _destination(out) as write:
        with suppress(KeyboardInterrupt):  # what has been judged by then is written
            for verdict in _judged(submissions, level, fresh_seed() if seed is None else seed):
                verdicts.append(verdict)
                if form in ("text", "json"):
                    write(_line(verdict, form, colour=out is None and sys.stdout.isatty()))
        if not verdicts:
            raise CannotJudgeError("Interrupted before anything was judged.")
        if form in ("html", "junit"):
            write(_document(verdicts, form))
        if form == "text" and len(verdicts) > 1:
            write(_overview(verdicts))
    if out is not None:
        click.echo(f"written to {out}", err=True)
    if len(verdicts) < len(submissions):
        raise CannotJudgeError(f"Interrupted: {len(verdicts)} of {len(submissions)} submissions were judged.")
    context.exit(_exit_code(verdicts))


def _level(sandbox: str, several: bool) -> Level:
    from crosscheck.sandbox import Level, SandboxUnavailable, choose_level

    try:
        level = choose_level(sandbox)  # type: ignore[arg-type]
    except SandboxUnavailable as error:
        raise CannotJudgeError(str(error)) from None
    if several and sandbox == "auto" and level is not Level.STRONG:
        raise CannotJudgeError(
            "Judging several submissions needs the strong sandbox (bubblewrap), which does not run here; "
            "to judge them with less protection, say --sandbox process."
        )
    return level


def _judged(submissions: Sequence[Path], level: Level, seed: int) -> Iterator[Verdict]:
    """Judge one after another; on a terminal, show how far it is."""
    from crosscheck.judge.asking.probes import prepare
    from crosscheck.judge.verify import verify as judge_file

    examination = prepare(seed)
    show = len(submissions) > 1 and sys.stderr.isatty()
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as judges:  # each waits for a child of its own
        verdicts = judges.map(lambda path: _caught(judge_file, path, level, examination), submissions)
        try:
            with click.progressbar(verdicts, len(submissions), "judging", file=sys.stderr, hidden=not show) as judged:
                yield from judged
        except KeyboardInterrupt:
            click.echo("stopping, as soon as those under way are judged", err=True)
            raise


@contextmanager
def _destination(out: Path | None) -> Iterator[Callable[[str], None]]:
    """Write the report to standard output, or to a file that must be new; if there is none to write, leave no file."""
    if out is None:
        yield click.echo
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


def _caught(judge_file: Callable[..., Verdict], path: Path, level: Level, examination: Examination) -> Verdict:
    """Judge one file; a failure of the judge itself costs this file its verdict, and no other."""
    from crosscheck.verdict import Finding, Verdict

    try:
        return judge_file(path, level, examination)
    except Exception as error:
        failed = Verdict(str(path), level.value, examination.seed)
        failed.reason = Finding(
            "error", f"{path}: the judge itself failed on this file ({type(error).__name__}: {error})."
        )
        return failed


def _line(verdict: Verdict, form: str, colour: bool) -> str:
    if form == "json":
        from crosscheck.report import json_lines as lines

        return lines.render([verdict]).rstrip("\n")
    from crosscheck.report import text

    return text.render(verdict, colour=colour, width=min(shutil.get_terminal_size().columns, 100))


def _overview(verdicts: list[Verdict]) -> str:
    from crosscheck.report import text

    return text.overview(verdicts)


def _document(verdicts: list[Verdict], form: str) -> str:
    if form == "html":
        from crosscheck.report.html import render
    else:
        from crosscheck.report.junit import render
    return render(verdicts)


def _exit_code(verdicts: list[Verdict]) -> int:
    codes = {verdict.exit_code for verdict in verdicts}
    return 1 if 1 in codes else max(codes)
