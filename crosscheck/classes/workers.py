"""Workers that judge batches. If a worker ends, each of its submissions is judged again, alone.

So no submission prevents another one's verdict. Workers import this module, so it must not import anything slow.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, TypeVar

Submission = TypeVar("Submission")
Result = TypeVar("Result")

BATCH_SECONDS = 0.5  # seconds after which a batch begins no other submission


class WorkersEndedError(Exception):
    """A worker ended, or all workers did. The message is the executor's."""

    def __init__(self, why: str, under_way: Sequence[Any], waiting: Sequence[Any], results: Sequence[Any] = ()) -> None:
        super().__init__(why)
        self.under_way = under_way  # submissions that were begun; one of them may have ended the worker
        self.waiting = waiting  # submissions that were not begun
        self.results = results  # the results of `judge` for all others


class Judges(NamedTuple):
    """The executor of a class."""

    workers: Callable[[], int]  # the number of workers
    executor: Callable[[int], AbstractContextManager[Executor]]  # the context of an executor, for so many submissions
    batch: int = 1  # the most submissions in a batch


def judge_all(
    submissions: Sequence[Submission],
    workers: Callable[[int], AbstractContextManager[Executor]],
    judge: Callable[[Sequence[Submission], Executor], Iterable[Result]],
    ended: Callable[[Submission, WorkersEndedError], Iterable[Result]],
) -> Iterator[Result]:
    """Judge submissions and yield the results. If a worker ends, its submissions are judged again, one at a time.

    `workers` returns the context of an executor for so many submissions. `judge` returns the results of submissions on
    an executor, or raises WorkersEndedError. `ended` returns the results of a submission that ends a worker when alone.
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
    """Judge, on a worker, the first submission of a batch, and further ones until `BATCH_SECONDS` have passed."""
    began, results = time.monotonic(), list[Result]()
    for each in batch:
        if results and time.monotonic() - began >= BATCH_SECONDS:
            break
        results.append(judge(*each))
    return results
