"""Judge files: a few in threads, many in processes, since forming a verdict needs processor time as well."""

from __future__ import annotations

import gc
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar

import click

from crosscheck.command.output import PATH
from crosscheck.submissions.errors import CannotJudgeError
from crosscheck.submissions.files import SubmissionError, bytes_at_most
from crosscheck.verdict import FEEDBACK, Feedback, Verdict

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from crosscheck.homework import AnyExamination, AnyHomework
    from crosscheck.sandbox.levels import Level

Command = TypeVar("Command", bound=Callable[..., Any])
LEVELS = ("auto", "strong", "process")
#: Options that several commands have.
POINTS = click.option("--points", metavar="NAME=POINTS,..", help="What each function is worth; one point if not given.")
RUBRIC = click.option("--rubric", type=PATH, help="The same and more in a TOML file, see docs/grading.md.")
HOMEWORK = click.option("--homework", metavar="FILE.py[:NAME]", help="Another homework than the circles, of your own.")
TOLD = "How much is told about errors: nothing; where and by how much; hints, too; or formulas and expected values."
FEW = 8  # up to so many files, other processes are not worth it: they take half a second to start
ToJudge: TypeAlias = "tuple[Path, bytes | None]"  # a path, and the file's content if it is in an archive


class Recipe(NamedTuple):
    """What a judging process must be told. It loads the homework and draws the questions itself."""

    homework: str | None
    seed: int
    level: Level


def feedback(default: Feedback) -> Callable[[Command], Command]:
    """Return the option ``--feedback``."""
    return click.option("--feedback", type=click.Choice(FEEDBACK), default=default, show_default=True, help=TOLD)


def sandbox(levels: Sequence[str], told: str) -> Callable[[Command], Command]:
    """Return the option ``--sandbox``, whose first level is the default."""
    return click.option("--sandbox", type=click.Choice(levels), default=levels[0], show_default=True, help=told)


def named_homework(place: str | None) -> AnyHomework:
    """Return the homework that a file holds, ``FILE.py`` or ``FILE.py:NAME``; the circles if none is named."""
    if place is None:
        from crosscheck.homework.circles.homework import CIRCLES

        return CIRCLES
    from crosscheck.homework.loading import load_homework

    return load_homework(place)


def level_for(sandbox: str, several: bool) -> Level:
    """Return the level that ``--sandbox`` names; CannotJudgeError if several files need a stronger one."""
    from crosscheck.sandbox.levels import choose_level, why_not_strong

    if several and sandbox == "auto" and (why := why_not_strong()) is not None:
        needs = f"Judging several submissions needs the strong sandbox, which is not available: {why}"
        raise CannotJudgeError(f"{needs}. To judge them with less protection, say --sandbox process.")
    return choose_level(sandbox)  # type: ignore[arg-type]


def require_unseen(homework: str | None, level: Level) -> None:
    """Raise CannotJudgeError if the strong sandbox shows the homework's file to submissions."""
    from crosscheck.homework.loading import file_of
    from crosscheck.sandbox.bubblewrap import shows

    if level == "strong" and homework is not None and shows(Path(file := file_of(homework)[0])):
        raise CannotJudgeError(f"Submissions could read {file} where it lies, beside programs: move it elsewhere.")


def expanded(paths: Sequence[Path]) -> list[ToJudge]:
    """Return the files to judge. An archive stands for all notebooks and modules in it, or below a path in it."""
    files: list[ToJudge] = []
    for path in paths:
        archives = [each for each in (path, *path.parents) if each.suffix.lower() == ".zip" and each.is_file()]
        files += _archived(path, archives[-1]) if archives else [(path, None)]
    return files


def _archived(path: Path, archive: Path) -> list[ToJudge]:
    from crosscheck.classes.handed_in.finding import Found, find

    found = [each for each in find([archive]) if isinstance(each, Found) and bytes_at_most(each.parts[-1])]
    below = [each for each in found if Path(each.path).is_relative_to(path)]
    if not below:
        raise CannotJudgeError(f"{path}: there is no notebook or module in it.")
    try:
        return [(Path(each.path), each.read()) for each in below]
    except SubmissionError as why:
        raise CannotJudgeError(f"{path} cannot be read: {why}.") from None


def judge_each(files: Sequence[ToJudge], recipe: Recipe) -> Iterator[Verdict]:
    """Judge files and yield their verdicts in order: one here, a few in threads, many in other processes."""
    if len(files) == 1:
        yield _judged_or_failed(recipe, *files[0])
        return
    from concurrent.futures import BrokenExecutor, ThreadPoolExecutor

    from crosscheck.classes.workers import WorkersEndedError, judge_all

    def workers(n: int) -> AbstractContextManager[Executor]:
        at_once = min(n, os.cpu_count() or 1)
        return _ended_by_interruption(ThreadPoolExecutor(at_once) if len(files) <= FEW else processes(recipe, at_once))

    def in_order(some: Sequence[ToJudge], judges: Executor) -> Iterator[Verdict]:
        done = 0
        try:
            for judged in [judges.submit(_judged_or_failed, recipe, *file) for file in some]:
                yield judged.result()
                done += 1
        except BrokenExecutor as why:  # the first without a verdict is judged again alone: it may have ended a process
            raise WorkersEndedError(str(why), some[done : done + 1], some[done + 1 :]) from why

    yield from judge_all(files, workers, in_order, lambda file, end: [_failed(recipe, file[0], end.__cause__ or end)])


def processes(recipe: Recipe, workers: int) -> Executor:
    """Return judging processes. They are spawned, not forked, since this one has threads; each loads what it needs."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    os.environ["PYTHONSAFEPATH"] = "1"  # import nothing from the working folder, which may hold submissions
    return ProcessPoolExecutor(workers, get_context("spawn"), _begin, (recipe, workers))


def judge_content(recipe: Recipe, path: str, content: bytes) -> dict[str, Any]:
    """Judge a file's bytes. The ``crosscheck.verify/2`` object has no folders: they may hold other people's names."""
    return _judged_or_failed(recipe, Path(Path(path).name), content).to_json()


@lru_cache(maxsize=1)
def examination(homework: str | None, seed: int) -> AnyExamination:
    """Draw the questions, with the reference's answers, once per process."""
    return named_homework(homework).examination(seed)


@contextmanager
def _ended_by_interruption(judges: Executor) -> Iterator[Executor]:
    """Cancel what has not begun, however the block ends, and wait for the rest."""
    try:
        yield judges
    except (KeyboardInterrupt, GeneratorExit):  # GeneratorExit if it comes while a verdict is written
        click.echo("stopping, as soon as those under way are judged", err=True)
        raise
    finally:
        judges.shutdown(cancel_futures=True)


def _begin(recipe: Recipe, workers: int) -> None:
    """Prepare this process for judging: load what it needs, and leave Ctrl-C to the process that started it."""
    from crosscheck.sandbox.levels import start_early

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _stay_on_one_processor(workers)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    start_early(recipe.level)
    import_module("crosscheck.judge.verify")
    named_homework(recipe.homework)
    gc.freeze()  # loaded modules stay, so the garbage collector need not scan them


def _stay_on_one_processor(workers: int) -> None:
    """Pin this process and its sandbox to one processor. They take turns; waking up on another processor is slow."""
    from multiprocessing import current_process

    if sys.platform != "linux":
        return
    number = int(re.split("[-:]", current_process().name)[-1])  # SpawnProcess-2, or -1:2 if process 1 started it
    processors = sorted(os.sched_getaffinity(0))
    if workers >= len(processors):
        with suppress(OSError):  # the system may refuse it
            os.sched_setaffinity(0, {processors[number % len(processors)]})


def _end_with_parent() -> None:
    from multiprocessing import parent_process

    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _judged_or_failed(recipe: Recipe, path: Path, content: bytes | None = None) -> Verdict:
    from crosscheck.homework.author import HomeworkError
    from crosscheck.judge.verify import verify

    try:
        return verify(path, recipe.level, examination(recipe.homework, recipe.seed), content=content)
    except HomeworkError:  # the homework's own functions fail, whichever file is judged
        raise
    except Exception as error:  # if the judge itself fails, this file alone has no verdict
        return _failed(recipe, path, error)


def _failed(recipe: Recipe, path: Path, error: BaseException) -> Verdict:
    from crosscheck.judge.verify import unjudged
    from crosscheck.mistakes.findings import NO_SANDBOX
    from crosscheck.verdict import Finding

    told = f"{path}: the judge itself failed on this file ({type(error).__name__}: {error})."
    why = Finding(NO_SANDBOX.kind, told, level="unjudged")  # the gradebook does not store such a verdict
    return unjudged(path, recipe.level.value, examination(recipe.homework, recipe.seed), why)
