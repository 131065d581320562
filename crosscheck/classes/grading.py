"""Grading: submissions are judged on any executor of `concurrent.futures`, and each verdict is stored as it comes."""

from __future__ import annotations

import hashlib
import random
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from crosscheck.classes.gradebook import are_judged, store
from crosscheck.classes.handed_in.archives import RefusedError
from crosscheck.classes.handed_in.finding import SetAside
from crosscheck.classes.handed_in.intake import HandedIn
from crosscheck.classes.opening import Gradebook
from crosscheck.classes.workers import WorkersEndedError
from crosscheck.mistakes.reading import NO_SANDBOX

Verdict: TypeAlias = Mapping[str, Any]  # a crosscheck.verify/2 object
Judge: TypeAlias = Callable[[str, bytes], Verdict]

TICK_SECONDS = 0.5  # between two looks at what is under way
AHEAD = 2  # submissions that the executor holds for each worker, so that none waits for its next


class Pending(NamedTuple):
    """A file to judge, and the numbers of the submissions in the gradebook that it is: several, if a group handed it in."""

    numbers: tuple[int, ...]
    handed_in: HandedIn


def files_of(numbers: Mapping[HandedIn, int]) -> list[Pending]:
    """Return the files that were handed in, each once, from the number of each submission in the gradebook."""
    files: dict[tuple[str, str], Pending] = {}
    for one, n in numbers.items():
        before = files.get((one.path, one.content_hash), Pending((), one))
        files[one.path, one.content_hash] = before._replace(numbers=(*before.numbers, n))
    return list(files.values())


@dataclass(frozen=True)
class Desk:
    """Where verdicts go.

    Attributes
    ----------
    book : Gradebook
    version : str
        Of crosscheck, which judges.
    workers : int
        How many judge at a time.
    again : bool
        Whether a submission that has a verdict is judged once more.
    """

    book: Gradebook
    version: str
    workers: int = 1
    again: bool = False

    def has(self, pending: Pending) -> bool:
        """Return whether there is nothing to do."""
        return not self.again and are_judged(self.book, pending.numbers, self.version)

    def store(self, pending: Pending, verdict: Verdict) -> list[SetAside]:
        """Keep a verdict and its points; return the submission instead if the machine, not it, is why there is none."""
        reason = verdict["reason"]
        if reason is not None and reason["kind"] == NO_SANDBOX.kind:
            return [SetAside(pending.handed_in.path, reason["message"])]
        store(self.book, pending.numbers, self.version, verdict, self.again)
        return []


class Progress(NamedTuple):
    """How far grading is.

    Attributes
    ----------
    done, left : int
    slowest : (student, seconds), optional
        Of those under way, the one that began first.
    """

    done: int
    left: int
    slowest: tuple[str, float] | None


class _UnderWay(NamedTuple):
    pending: Pending
    since: float


def grade(
    submissions: Sequence[Pending],
    executor: Executor,
    judge: Judge,
    desk: Desk,
    progress: Callable[[Progress], None] = lambda _: None,
) -> list[SetAside]:
    """Judge submissions and store each verdict once it exists.

    They are judged in random order: of two graders on one gradebook each sees what the other has done, and they rarely have
    the same in hand.

    Parameters
    ----------
    submissions : sequence of Pending
    executor : Executor
        Where `judge` runs: in processes, or on other machines.
    judge : callable
        (path in words, bytes) -> a ``crosscheck.verify/2`` object; something that the executor can send to its workers. It
        answers for its own failures: whatever is raised where a verdict is expected, the executor has raised.
    desk : Desk
        Where verdicts go.
    progress : callable
        Called after each verdict, and twice a second.

    Returns
    -------
    list of SetAside
        What could not be read any more, has changed since it was taken in, or found no sandbox.

    Raises
    ------
    WorkersEndedError
        If the executor broke. All verdicts until then are stored.
    KeyboardInterrupt
        After those that the executor says are running have been judged and stored.
    """
    waiting, under_way = deque(random.sample(submissions, len(submissions))), dict[Future[Verdict], _UnderWay]()
    set_aside: list[SetAside] = []
    try:
        while waiting or under_way:
            while waiting and len(under_way) < desk.workers * AHEAD:
                set_aside += _hand_over(waiting.popleft(), under_way, executor, judge, desk)
            for future in wait(under_way, TICK_SECONDS, FIRST_COMPLETED).done:
                with _its_failures():
                    verdict = future.result()
                set_aside += desk.store(under_way[future].pending, verdict)
                del under_way[future]
            progress(_progress(len(submissions), waiting, under_way))
    except BrokenExecutor as why:
        raise WorkersEndedError(str(why), _store_finished(under_way, desk), list(waiting), set_aside) from why
    except KeyboardInterrupt:
        wait([future for future in under_way if not future.cancel()])
        _store_finished(under_way, desk)
        raise
    return set_aside


def _hand_over(
    pending: Pending, under_way: dict[Future[Verdict], _UnderWay], executor: Executor, judge: Judge, desk: Desk
) -> list[SetAside]:
    """Hand a submission to the executor, unless another grader was quicker; return it if it cannot be read as it was."""
    if desk.has(pending):
        return []
    one = pending.handed_in
    try:
        content = one.read()
    except (RefusedError, OSError) as why:
        return [SetAside(one.path, str(why))]
    if hashlib.sha256(content).hexdigest() != one.content_hash:
        return [SetAside(one.path, "it has changed since it was read; grade again to judge it as it is now")]
    placeholder: Future[Verdict] = Future()
    under_way[placeholder] = _UnderWay(pending, time.monotonic())  # known to be under way, even if handing over fails
    with _its_failures():
        future = executor.submit(judge, one.path, content)
    under_way[future] = under_way.pop(placeholder)
    return []


@contextmanager
def _its_failures() -> Iterator[None]:
    """Take all that is raised here for a failure of the executor, whichever words it has for that."""
    try:
        yield
    except BrokenExecutor:
        raise
    except Exception as error:
        raise BrokenExecutor(f"{type(error).__name__}: {error}") from error


def _store_finished(under_way: dict[Future[Verdict], _UnderWay], desk: Desk) -> list[Pending]:
    """Store the verdicts that are there, and return the submissions that have none."""
    without = []
    for future, (pending, _) in under_way.items():
        if future.done() and not future.cancelled() and future.exception() is None:
            desk.store(pending, future.result())
        else:
            without.append(pending)
    return without


def _progress(total: int, waiting: Sized, under_way: dict[Future[Verdict], _UnderWay]) -> Progress:
    left = len(waiting) + len(under_way)
    running = [each for future, each in under_way.items() if future.running()]
    known = running or under_way.values()  # dask does not tell what runs
    first = min(known, key=lambda each: each.since, default=None)
    slowest = (first.pending.handed_in.student, time.monotonic() - first.since) if first else None
    return Progress(total - left, left, slowest)
