"""Judge submissions on any executor of `concurrent.futures`, and store each verdict at once."""

import hashlib
import random
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Sized
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from typing import Any, NamedTuple, TypeAlias

from crosscheck.classes.database import Gradebook
from crosscheck.classes.gradebook import Pending, judged, store
from crosscheck.classes.handed_in.finding import SetAside
from crosscheck.classes.handed_in.intake import HandedIn
from crosscheck.classes.workers import WorkersEndedError, judge_batch
from crosscheck.mistakes.findings import NO_SANDBOX
from crosscheck.submissions.files import SubmissionError
from crosscheck.verdict import grouped

Verdict: TypeAlias = Mapping[str, Any]  # a crosscheck.verify/2 object
Judge: TypeAlias = Callable[[str, bytes], Verdict]

TICK_SECONDS = 0.5  # seconds between two checks of the pending batches
BATCH_BYTES = 1_000_000  # a batch with so many bytes of files takes no other submission
AHEAD = 2  # batches per worker in the executor, so that no worker waits for work


def files_of(numbers: Mapping[HandedIn, int], again: Collection[str] = ()) -> list[Pending]:
    """Return the files to judge: those of each student's last attempt, without repetitions.

    `numbers` are the submissions' numbers in the gradebook. Files of the students in `again` are judged even if they
    have verdicts; "all" means everybody.
    """
    last = dict(sorted((one.student, one.attempt) for one in numbers))
    files = grouped(((one.path, one.content_hash), one) for one in numbers if one.attempt == last[one.student])
    asked = {one for one in numbers if one.student in again or "all" in again}
    return [Pending(tuple(numbers[one] for one in its), its[0], not asked.isdisjoint(its)) for its in files.values()]


class Desk(NamedTuple):
    """The store of verdicts."""

    book: Gradebook
    version: str  # the version of the crosscheck that judges
    workers: Callable[[], int] = lambda: 1  # returns the number of workers, which may grow on a cluster
    batch: int = 1  # the most submissions in a batch

    def has(self, pending: Pending) -> bool:
        """Return whether all submissions of a file have verdicts, and it is not to be judged again."""
        return not pending.again and judged(self.book, self.version, pending.numbers) == set(pending.numbers)

    def share(self, waiting: Sized) -> int:
        """Return the size of the next batch. It gets smaller towards the end, so that all workers have work."""
        return min(self.batch, 1 + len(waiting) // (2 * AHEAD * self.workers()))

    def store(self, batch: Iterable[Pending], verdicts: Iterable[Verdict]) -> list[SetAside]:
        """Store verdicts. Return the submissions without one, because there was no sandbox or the judge failed."""
        without = []
        for pending, verdict in zip(batch, verdicts, strict=False):
            reason = verdict["reason"]
            if reason is not None and reason["kind"] == NO_SANDBOX.kind:
                without.append(SetAside(pending.handed_in.path, reason["message"]))
            else:
                store(self.book, pending, self.version, verdict)
        return without


class Progress(NamedTuple):
    """The progress of grading."""

    done: int
    left: int
    slowest: tuple[tuple[str, ...], float] | None  # students of the oldest pending batch, and its least age in seconds


Show: TypeAlias = Callable[[Progress], None]
_Judging: TypeAlias = dict["Future[list[Verdict]]", list[Pending]]  # in the order of submission


def grade(
    submissions: Sequence[Pending], executor: Executor, judge: Judge, desk: Desk, progress: Show = lambda _: None
) -> list[SetAside]:
    """Judge submissions, store each verdict once it exists, and return what could not be judged.

    A file is not judged if it can no longer be read, or has changed since it was read. See `Desk.store`, too. The order
    is random: two graders with one gradebook see each other's verdicts, so they rarely judge the same file.

    `judge` takes a path in words and bytes, returns a ``crosscheck.verify/2`` object, and can be sent to the executor's
    workers. It handles its own failures: any exception in place of a verdict comes from the executor.
    `progress` is called after each verdict, and twice a second.

    Raises WorkersEndedError if the executor breaks; all verdicts until then are stored. KeyboardInterrupt is raised
    after the running batches are judged and stored. If the executor does not tell which run, one per worker counts.
    """
    waiting, under_way = deque(random.sample(submissions, len(submissions))), _Judging()
    set_aside, oldest, since = list[SetAside](), list[Pending](), time.monotonic()
    try:
        while waiting or under_way:
            while waiting and len(under_way) < desk.workers() * AHEAD:
                set_aside += _hand_over(waiting, under_way, executor, judge, desk)
            for future in wait(under_way, TICK_SECONDS, FIRST_COMPLETED).done:
                try:
                    verdicts = future.result()
                except BrokenExecutor:
                    raise
                except Exception as error:  # any exception of the executor
                    raise BrokenExecutor(f"{type(error).__name__}: {error}") from error
                batch = under_way[future]
                set_aside += desk.store(batch, verdicts)
                waiting.extendleft(batch[len(verdicts) :])
                del under_way[future]
            first = next(iter(under_way.values()), [])
            if first is not oldest:
                oldest, since = first, time.monotonic()
            left = len(waiting) + sum(map(len, under_way.values()))
            slowest = (tuple(each.handed_in.student for each in oldest), time.monotonic() - since) if oldest else None
            progress(Progress(len(submissions) - left, left, slowest))
    except BrokenExecutor as why:
        without, found = _store_finished(under_way, desk)
        raise WorkersEndedError(str(why), without, list(waiting), [*set_aside, *found]) from why
    except KeyboardInterrupt:
        running = [future for future in under_way if future.running()] or list(under_way)[: desk.workers()]
        for future in under_way.keys() - running:
            future.cancel()
        wait(running)
        _store_finished(under_way, desk)
        raise
    return set_aside


def _hand_over(
    waiting: deque[Pending], under_way: _Judging, executor: Executor, judge: Judge, desk: Desk
) -> list[SetAside]:
    """Submit files to the executor, except those that another grader has judged; return those that cannot be read."""
    contents, unread, share = dict[Pending, bytes](), list[SetAside](), desk.share(waiting)
    while waiting and len(contents) < share and sum(map(len, contents.values())) < BATCH_BYTES:
        pending = waiting.popleft()
        if desk.has(pending):
            continue
        try:
            content = pending.handed_in.found.read()
            if hashlib.sha256(content).hexdigest() != pending.handed_in.content_hash:
                changed = "it has changed since it was read; grade again to judge it as it is now"
                raise SubmissionError("rejected", changed)
            contents[pending] = content
        except (SubmissionError, OSError) as why:
            unread.append(SetAside(pending.handed_in.path, str(why)))
    if contents:
        try:
            future = executor.submit(judge_batch, judge, [(each.handed_in.path, contents[each]) for each in contents])
        except Exception as error:  # `grade` handles it as the result of the batch
            future = Future()
            future.set_exception(error)
        under_way[future] = list(contents)
    return unread


def _store_finished(under_way: _Judging, desk: Desk) -> tuple[list[Pending], list[SetAside]]:
    """Store the finished verdicts; return the submissions without one, and the result of `Desk.store`."""
    without, set_aside = list[Pending](), list[SetAside]()
    for future, batch in under_way.items():
        failed = not future.done() or future.cancelled() or future.exception() is not None
        verdicts = [] if failed else future.result()
        set_aside += desk.store(batch, verdicts)
        without += batch[len(verdicts) :]
    return without, set_aside
