"""A command's progress on a terminal, and the new files and folders that it writes."""

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from crosscheck.optional import needed_for
from crosscheck.submissions.errors import CannotJudgeError, failure_told

Item = TypeVar("Item")
PATH = click.Path(path_type=Path)  # the type of options that name a file or a folder
#: The file suffixes of each format. If two formats share a suffix, it implies the first.
SUFFIXES = {"text": ".txt", "json": ".json .jsonl", "html": ".html .htm", "junit": ".xml", "gradescope": ".json"}


def stdout_kept(for_machines: bool) -> contextlib.AbstractContextManager[Any]:
    """Send what others' code prints to stderr within the block, if stdout is for a machine to read."""
    return contextlib.redirect_stdout(sys.stderr) if for_machines else contextlib.nullcontext()


def named(text: str) -> Path:
    """Return the path. CannotJudgeError if the name is empty, since that would be the working folder."""
    if not text:
        raise CannotJudgeError("--out must name a place to write to, got an empty name.")
    return Path(text)


@contextlib.contextmanager
def folder(path: Path, *packages: str) -> Iterator[None]:
    """Make a folder before anything is computed in the block; remove it if nothing is written to it.

    CannotJudgeError if it cannot be made or written to, or if one of the packages that make its files is absent.
    """
    with needed_for("--out"):
        for package in packages:
            import_module(package)
    absent = [each for each in (path, *path.parents) if not os.path.lexists(each)]
    try:
        with failure_told(f"The folder {path} cannot be made or written to"):
            if os.path.lexists(path) and not path.is_dir():
                raise CannotJudgeError(f"{path} is a file; --out names a folder.")
            path.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=path):
                pass
        yield
    finally:
        for each in absent:
            with contextlib.suppress(OSError):  # it was not made, or is not empty
                each.rmdir()


def format_for(out: Path | None, asked: str | None) -> str:
    """Return the requested format, else the suffix's, else text. CannotJudgeError if they conflict or are unknown."""
    meant = [form for form, ends in SUFFIXES.items() if out is not None and out.suffix.lower() in ends.split()]
    if asked is not None and meant and asked not in meant:
        raise CannotJudgeError(f"--out {out} means --format {meant[0]}, got --format {asked}: change one of the two.")
    if out is not None and out.suffix and not (asked or meant):
        told = ", ".join(dict.fromkeys(" ".join(SUFFIXES.values()).split()))
        raise CannotJudgeError(f"--out {out}: {out.suffix} is the suffix of no format, expected {told}, or --format.")
    return asked or next(iter(meant), "text")


@contextlib.contextmanager
def live(what: str, n_steps: int) -> Iterator[Callable[..., None]]:
    """Show a bar on stderr while the block runs, if stderr is a terminal and there is anything to do.

    Yields ``show(step, said="")``. What the block prints goes above the bar. There is no bar if stdout is a pipe,
    since the program behind it may print to the same terminal at any time.
    """
    if not n_steps or not sys.stderr.isatty() or _is_pipe(sys.stdout):
        yield lambda step, said="": None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    said_beside = TextColumn("{task.fields[said]}", markup=False)  # it may hold a student's name
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), said_beside)
    console = Console(stderr=True, soft_wrap=True)
    # If stdout is a file, what is printed must stay there, and not end up on stderr.
    with Progress(*columns, console=console, transient=True, redirect_stdout=sys.stdout.isatty()) as progress:
        task = progress.add_task(what, total=n_steps, said="")
        yield lambda step, said="": progress.update(task, completed=step, said=said)


def tracked(what: str, items: Sequence[Item]) -> Iterator[Item]:
    """Yield one item after the other, and show how many are done."""
    with live(what, len(items)) as show:
        for n, each in enumerate(items, start=1):
            yield each
            show(n)


def _is_pipe(stream: TextIO) -> bool:
    try:
        return stat.S_ISFIFO(os.fstat(stream.fileno()).st_mode)
    except OSError:  # the stream is not a file
        return False
