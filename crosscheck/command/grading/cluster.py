"""Judging a class on the workers of a dask cluster: those that judge as this machine would, and no others.

A worker that may judge has a *resource*, in dask's sense, and every submission asks for it. A worker gets the resource
once it has said that it judges as the grader would (`unfit`). So does one that joins later, or starts again. When a
worker ends, dask gives its work to another.

dask unpickles whatever is sent to it, so that scheduler and workers must be the instructor's own. What a submission
sends stays in the sandbox of a worker, which forms the verdict as this machine would. Workers import this module:
nothing heavy may be imported here.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

import click

from crosscheck import versions
from crosscheck.classes.handed_in.texts import missing
from crosscheck.classes.workers import Judges
from crosscheck.command.judging import Recipe, named_homework
from crosscheck.homework.loading import digest_of
from crosscheck.optional import needed_for
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client, Scheduler, Worker

ANSWER_SECONDS = 10  # for which a scheduler may be silent
LOOK_SECONDS = 1  # between two looks at which workers there are
ABSENT_SECONDS = 60  # for which no worker may be there: one that has ended may be started again
BATCH = 8  # submissions in a message: dask takes 10 ms of three processes for each, a seventh of what judging takes
KEPT = "What was judged is kept; running again goes on from there."
OF_ANOTHER_VERSION = re.compile("No module named|cannot import name|Can't get attribute")


@contextmanager
def cluster(address: str, recipe: Recipe, imports: Iterable[str] = ()) -> Iterator[Judges]:
    """Connect to the scheduler at an address, and let those of its workers judge that can.

    They must have the modules that submissions import (`imports`), as far as they are here. CannotJudgeError if there
    is no scheduler, if it is of another version of crosscheck, or if none of its workers can judge.
    """
    with needed_for("Judging on a cluster"):
        from dask import config

        logging = dict.fromkeys(("distributed", "distributed.client"), "critical")
        with config.set(logging=logging):  # what it would log of a scheduler that goes is said in a sentence here
            from distributed import Client
    with ThreadPoolExecutor(1) as apart:  # this thread may have an event loop of its own, as within Jupyter
        apart.submit(asyncio.run, _require_scheduler(address)).result()
    large = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # of one file that is large, dask would warn
    with config.set(large), Client(address, timeout=ANSWER_SECONDS, set_as_default=False) as client:
        workers = _Workers(client, address, required(recipe, imports))
        workers.require_same_scheduler()
        workers.look()
        workers.require_some()
        yield Judges(workers.judging, lambda _: workers.executor(), BATCH)


async def _require_scheduler(address: str) -> None:
    from distributed import Security, rpc

    try:
        async with asyncio.timeout(ANSWER_SECONDS):
            async with rpc(address, connection_args=Security().get_connection_args("client")) as there:
                kind = (await there.identity())["type"]
    except TimeoutError:
        raise CannotJudgeError(f"--dask {address}: no scheduler answers there within {ANSWER_SECONDS} s.") from None
    except Exception as error:  # dask has many for an address that is none, and for an answer that is none of its own
        raise CannotJudgeError(f"--dask {address} names no scheduler of dask ({one_line(str(error))}).") from None
    if kind != "Scheduler":
        raise CannotJudgeError(f"--dask {address} names a {kind.lower()} of dask; it must name the scheduler.")


class _Workers:
    def __init__(self, client: Client, address: str, asked: Required) -> None:
        self.threads: dict[str, int] = {}  # of those that may judge, by their addresses
        self._client, self._address, self._asked = client, address, asked
        self._refused: dict[str, str] = {}  # why the others may not judge

    def require_same_scheduler(self) -> None:
        """Raise if the scheduler is of another version of crosscheck: what is sent to workers passes through it."""
        try:
            theirs = self._client.run_on_scheduler(versions.our_version)
        except Exception as error:
            raise CannotJudgeError(f"The scheduler at {self._address}: {self._in_words(error)}.") from None
        if theirs != self._asked.version:
            both = f"crosscheck {theirs}, and this is {self._asked.version}"
            raise CannotJudgeError(f"The scheduler at {self._address} has {both}.")

    def require_some(self) -> None:
        """Raise if no worker may judge."""
        if self.threads:
            return
        if not self._refused:
            raise CannotJudgeError(f"There are no workers at {self._address}. {KEPT}")
        why = "; ".join(sorted(set(self._refused.values())))
        less = "" if self._asked.recipe.level == "process" else " To judge with less protection, say --sandbox process."
        raise CannotJudgeError(f"No worker at {self._address} can judge: {why}.{less}")

    def judging(self) -> int:
        """Count the threads that judge; 1 if there are none, since `_watch` cancels what is handed over then."""
        return max(1, sum(tuple(self.threads.values())))

    def look(self) -> None:
        """Admit workers that were not there before, if they can judge; CannotJudgeError if the scheduler has gone."""
        try:
            if self._client.status != "running":  # it has lost the scheduler, and waits for it
                raise OSError("the connection is lost")
            there = self._client.nthreads()
            new = there.keys() - self.threads.keys() - self._refused.keys()
            answers = self._client.run(admit, self._asked, workers=list(new), on_error="return") if new else {}
        except Exception as error:
            gone = f"The scheduler at {self._address} is gone ({one_line(str(error)).rstrip('.')})."
            raise CannotJudgeError(f"{gone} {KEPT}") from None
        refused = {address: self._in_words(why) for address, why in answers.items() if why is not None}
        for address, why in refused.items():
            click.echo(f"{address} judges nothing: {why}", err=True)
        known = (self.threads.keys() | answers.keys()) - refused.keys()
        self.threads = {address: n for address, n in there.items() if address in known}
        self._refused = {address: why for address, why in (self._refused | refused).items() if address in there}

    @contextmanager
    def executor(self) -> Iterator[Executor]:
        """Yield dask's executor, once a worker is there; all is cancelled when none is left."""
        began = time.monotonic()
        self.look()
        while not self.threads and time.monotonic() - began < ABSENT_SECONDS:
            time.sleep(LOOK_SECONDS)
            self.look()
        self.require_some()
        executor, ended = self._client.get_executor(pure=False, resources={self._asked.resource: 1}), threading.Event()
        with ThreadPoolExecutor(1) as watching:
            watching.submit(self._watch, executor, ended)
            try:
                yield executor
            finally:
                ended.set()
                executor.shutdown(wait=False)

    def _watch(self, executor: Executor, ended: threading.Event) -> None:
        """Admit those that join; cancel all if some wait for ever, or no worker is left of those that were there."""
        while not ended.wait(LOOK_SECONDS):
            before = set(self.threads)
            with suppress(CannotJudgeError):  # without a scheduler dask cancels all by itself
                self.look()
            left = 0  # if a worker ended just before another was admitted, nobody took what it had
            with suppress(Exception):
                left = self._client.run_on_scheduler(left_waiting, self._asked.resource)
            if left or not before & self.threads.keys():
                executor.shutdown(wait=False)
                return

    def _in_words(self, why: str | Exception) -> str:
        if isinstance(why, str):
            return one_line(why)
        if OF_ANOTHER_VERSION.search(str(why)):
            return f"there is no crosscheck {self._asked.version} there"
        return f"it cannot be asked whether it judges as this machine does ({one_line(str(why)).rstrip('.')})"


# Whether a worker judges as the grader would: asked there, before it is given a submission


class Required(NamedTuple):
    """What a worker must have, to judge as the grader would."""

    version: str  # of crosscheck
    recipe: Recipe
    digest: str  # of the file that holds the homework; "" for the circles
    imports: frozenset[str] = frozenset()  # modules that submissions import and that there are here

    @property
    def resource(self) -> str:
        """Return the name of the resource, in dask's sense, of a worker that may judge."""
        own = hashlib.sha256(" ".join(sorted(self.imports)).encode()).hexdigest()[:8] if self.imports else ""
        return " ".join(filter(None, ("crosscheck", self.version, str(self.recipe.level), self.digest, own)))


def required(recipe: Recipe, imports: Iterable[str] = ()) -> Required:
    """Return what this process requires of a worker, for submissions that import these modules."""
    here = frozenset(imports) - missing([frozenset(imports)]).modules.keys()
    return Required(versions.our_version(), recipe, digest_of(recipe.homework), here)


async def admit(asked: Required, dask_worker: Worker) -> str | None:
    """On a worker: let each of its threads judge, if it can; return why it cannot."""
    why = await asyncio.to_thread(unfit, asked)  # a sandbox takes a second to start, and a worker must not be silent
    await dask_worker.set_resources(**{asked.resource: 0 if why else dask_worker.state.nthreads})
    return why


def left_waiting(resource: str, dask_scheduler: Scheduler) -> int:
    """On the scheduler: count the submissions that no worker could take when they came up, and none gets later."""
    return sum(resource in (task.resource_restrictions or ()) for task in dask_scheduler.unrunnable)


def unfit(asked: Required) -> str | None:
    """Judge a right submission, and return why this process cannot judge as is required; None if it can."""
    from crosscheck.command.doctor import trial_failure
    from crosscheck.sandbox.levels import Level, why_not_strong

    if (theirs := versions.our_version()) != asked.version:
        return f"it has crosscheck {theirs}, and {asked.version} is asked for"
    level, homework = asked.recipe.level, asked.recipe.homework
    if level is Level.STRONG and (why := why_not_strong()) is not None:
        return f"the strong sandbox is not available: {why}"
    try:
        named_homework(homework)
    except CannotJudgeError as error:
        return str(error).rstrip(".")
    if digest_of(homework) != asked.digest:
        return f"its {homework} is another"
    absent = missing([asked.imports])
    if absent.modules:
        to_bring = f": {absent.command}" if absent.packages else ""
        return f"it lacks {', '.join(absent.modules)}, which submissions import{to_bring}"
    failure = trial_failure(level)
    return failure and failure.rstrip(".")
