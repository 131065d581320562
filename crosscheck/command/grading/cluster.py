"""Judge a class on a dask cluster, and only on those workers that judge as this machine would.

A worker that may judge has a *resource*, in dask's sense, and every submission asks for it. A worker gets the resource
after a check that it judges as the grader would (`unfit`). This includes workers that join later or restart. When a
worker ends, dask gives its work to another.

dask unpickles whatever is sent to it, so the scheduler and the workers must be the instructor's own. A submission runs
in the sandbox of a worker, and the worker forms the verdict, as this machine would. Workers import this module:
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

ANSWER_SECONDS = 10  # how long to wait for an answer of the scheduler
LOOK_SECONDS = 1  # between two checks of which workers there are
ABSENT_SECONDS = 60  # how long to wait if there is no worker: one that ended may be started again
BATCH = 8  # submissions per message; a message costs 10 ms in three processes, a seventh of the time of judging one
KEPT = "What was judged is kept; running again goes on from there."
OF_ANOTHER_VERSION = re.compile("No module named|cannot import name|Can't get attribute")


@contextmanager
def cluster(address: str, recipe: Recipe, imports: Iterable[str] = ()) -> Iterator[Judges]:
    """Connect to the scheduler at an address, and admit those of its workers that can judge.

    They must have the modules that submissions import (`imports`), except those that are missing here as well.
    CannotJudgeError if there is no scheduler, if it has another version of crosscheck, or if no worker can judge.
    """
    with needed_for("Judging on a cluster"):
        from dask import config

        logging = dict.fromkeys(("distributed", "distributed.client"), "critical")
        with config.set(logging=logging):  # dask need not log a lost scheduler: it is reported in a sentence
            from distributed import Client
    with ThreadPoolExecutor(1) as apart:  # this thread may already run an event loop, as in Jupyter
        apart.submit(asyncio.run, _require_scheduler(address)).result()
    large = {"distributed.admin.large-graph-warning-threshold": "1GB"}  # else dask warns of a large file
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
    except Exception as error:  # dask raises many types for a bad address, or for an answer that is not dask's
        raise CannotJudgeError(f"--dask {address} names no scheduler of dask ({one_line(str(error))}).") from None
    if kind != "Scheduler":
        raise CannotJudgeError(f"--dask {address} names a {kind.lower()} of dask; it must name the scheduler.")


class _Workers:
    def __init__(self, client: Client, address: str, asked: Required) -> None:
        self.threads: dict[str, int] = {}  # the number of threads of each worker that may judge, by its address
        self._client, self._address, self._asked = client, address, asked
        self._refused: dict[str, str] = {}  # why each of the others may not judge

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
        """Count the threads that judge. Return 1 if there are none, since `_watch` then cancels what was submitted."""
        return max(1, sum(tuple(self.threads.values())))

    def look(self) -> None:
        """Admit new workers that can judge. CannotJudgeError if the scheduler has gone."""
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
        """Wait for a worker, and yield dask's executor. All its calls are cancelled when no worker is left."""
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
        """Admit workers that join. Cancel all calls if some would wait for ever, or if no earlier worker is left."""
        while not ended.wait(LOOK_SECONDS):
            before = set(self.threads)
            with suppress(CannotJudgeError):  # if the scheduler has gone, dask itself cancels the calls
                self.look()
            left = 0  # calls that nobody takes: their worker ended just before another was admitted
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


# The check that a worker judges as the grader would. It runs on the worker, before it gets a submission


class Required(NamedTuple):
    """What a worker must have, to judge as the grader would."""

    version: str  # the version of crosscheck
    recipe: Recipe
    digest: str  # the hash of the homework's file; "" for the circles
    imports: frozenset[str] = frozenset()  # modules that submissions import, and that are installed here

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
    """Run on a worker: let each of its threads judge if it is fit. Return why it is not; None if it is."""
    why = await asyncio.to_thread(unfit, asked)  # the check takes a second, and the worker must keep answering
    await dask_worker.set_resources(**{asked.resource: 0 if why else dask_worker.state.nthreads})
    return why


def left_waiting(resource: str, dask_scheduler: Scheduler) -> int:
    """Run on the scheduler: count the submissions that no worker could take when they came up, or can take later."""
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
