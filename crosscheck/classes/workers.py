"""What workers do: they judge batches. When a worker ends, each submission that it had is judged once more, alone.

So a submission costs no other its verdict. Workers import this module: nothing heavy may be imported here.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, TypeVar

Submission = TypeVar("Submission")
Result = TypeVar("Result")

BATCH_SECONDS = 0.5  # after which no other submission of a batch is begun


class WorkersEndedError(Exception):
    """One worker or all of them ended; the message is the executor's."""

    def __init__(self, why: str, under_way: Sequence[Any], waiting: Sequence[Any], results: Sequence[Any] = ()) -> None:
        super().__init__(why)
        self.under_way = under_way  # submissions, of which one may have ended the worker
        self.waiting = waiting  # those that were not begun
        self.results = results  # what `judge` would have returned of all others


class Judges(NamedTuple):
    """Who judges a class."""

    workers: Callable[[], int]  # how many judge at a time
    executor: Callable[[int], AbstractContextManager[Executor]]  # for so many submissions, a context with an executor
    batch: int = 1  # how many submissions a worker is given at once, at most


def judge_all(
    submissions: Sequence[Submission],
    workers: Callable[[int], AbstractContextManager[Executor]],
    judge: Callable[[Sequence[Submission], Executor], Iterable[Result]],
    ended: Callable[[Submission, WorkersEndedError], Iterable[Result]],
) -> Iterator[Result]:
    """Judge submissions and yield the results; those during which a worker was ended are judged again, one at a time.

    `workers` returns the context of an executor for so many submissions. `judge` returns the results of judging
    submissions on it, or raises WorkersEndedError. `ended` tells of one whose worker ended when it was judged alone.
    """
    while submissions:
        try:
            with workers(len(submissions)) as executor:
                yield from judge(submissions, executor)
                return
        except WorkersEndedError as error:
            under_way, submissions = error.under_way, error.waiting
            yield from error.results
        for each in under_way:
            try:
                with workers(1) as executor:
                    yield from judge([each], executor)
            except WorkersEndedError as error:
                yield from ended(each, error)


def judge_batch(judge: Callable[[str, bytes], Result], batch: Sequence[tuple[str, bytes]]) -> list[Result]:
    """On a worker: judge the first of a batch, and as many in turn as can be begun within `BATCH_SECONDS`."""
    began, results = time.monotonic(), list[Result]()
    for each in batch:
        if results and time.monotonic() - began >= BATCH_SECONDS:
            break
        results.append(judge(*each))
    return results
