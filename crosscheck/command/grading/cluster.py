"""Judging a class on the workers of a dask cluster: those that judge as this machine would, and no others.

A worker that may judge has a *resource*, in dask's sense, for which every submission asks. It gets it after it has passed
`admission`, and so does one that joins later or is started again. When a worker ends, dask gives its work to another.

dask unpickles whatever is sent to it, so that scheduler and workers must be the instructor's own. What a submission sends stays
in the sandbox of a worker, which forms the verdict as this machine would.
"""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import click

from crosscheck import versions
from crosscheck.command.grading.admission import Required, admit, left_waiting, required
from crosscheck.command.grading.judges import Judges
from crosscheck.optional import needed_for
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client

    from crosscheck.command.judging import Recipe

ANSWER_SECONDS = 10  # for which a scheduler may be silent
LOOK_SECONDS = 1  # between two looks at which workers there are
ABSENT_SECONDS = 60  # for which no worker may be there: one that has ended may be started again
BATCH = 8  # submissions in a message: dask takes 10 ms of three processes for each, a seventh of what judging takes
OF_ANOTHER_VERSION = re.compile("No module named|cannot import name|Can't get attribute")


@contextmanager
def cluster(address: str, recipe: Recipe, imports: Iterable[str] = ()) -> Iterator[Judges]:
    """Connect to a scheduler, and let those of its workers judge that can.

    Parameters
    ----------
    address : str
        Of the scheduler, such as ``tcp://10.0.0.1:8786``.
    recipe : Recipe
    imports : iterable of str
        The modules that submissions import.

    Raises
    ------
    CannotJudgeError
        If there is no scheduler, it is of another version of crosscheck, or none of its workers can judge.
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
    """Raise unless it is a scheduler of dask that answers at an address."""
    from distributed import Security, rpc

    async def asked() -> Any:
        async with rpc(address, connection_args=Security().get_connection_args("client")) as there:
            return await there.identity()

    try:
        kind = (await asyncio.wait_for(asked(), ANSWER_SECONDS))["type"]
    except TimeoutError:
        raise CannotJudgeError(f"--dask {address}: no scheduler answers there within {ANSWER_SECONDS} s.") from None
    except Exception as error:  # dask has many for an address that is none, and for an answer that is none of its own
        raise CannotJudgeError(f"--dask {address} names no scheduler of dask ({one_line(str(error))}).") from None
    if kind != "Scheduler":
        raise CannotJudgeError(f"--dask {address} names a {kind.lower()} of dask; it must name the scheduler.")


class _Workers:
    """The workers of a cluster.

    Attributes
    ----------
    threads : dict of str to int
        Of those that may judge, by their addresses.
    """

    def __init__(self, client: Client, address: str, asked: Required) -> None:
        self.threads: dict[str, int] = {}
        self._client, self._address, self._asked = client, address, asked
        self._refused: dict[str, str] = {}  # why the others may not judge

    def require_same_scheduler(self) -> None:
        """Raise if the scheduler is of another version of crosscheck: what is sent to workers passes through it."""
        try:
            theirs = self._client.run_on_scheduler(versions.our_version)
        except Exception as error:
            raise CannotJudgeError(f"The scheduler at {self._address}: {self._in_words(error)}.") from None
        if theirs != self._asked.version:
            raise CannotJudgeError(
                f"The scheduler at {self._address} has crosscheck {theirs}, and this is {self._asked.version}."
            )

    def require_some(self) -> None:
        """Raise if no worker may judge."""
        if self.threads:
            return
        if not self._refused:
            raise CannotJudgeError(
                f"There are no workers at {self._address}. What was judged is kept; running again goes on from there."
            )
        why = "; ".join(sorted(set(self._refused.values())))
        less = "" if self._asked.recipe.level == "process" else " To judge with less protection, say --sandbox process."
        raise CannotJudgeError(f"No worker at {self._address} can judge: {why}.{less}")

    def judging(self) -> int:
        """Count the threads that judge; 1 if there are none: what is handed over then is cancelled by `_watch`, and said."""
        return max(1, sum(tuple(self.threads.values())))

    def look(self) -> None:
        """Admit workers that were not there before, if they can judge; forget those that have gone.

        Raises
        ------
        CannotJudgeError
            If the scheduler has gone.
        """
        try:
            if self._client.status != "running":  # it has lost the scheduler, and waits for it
                raise OSError("the connection is lost")
            there = self._client.nthreads()
            new = there.keys() - self.threads.keys() - self._refused.keys()
            answers = self._client.run(admit, self._asked, workers=list(new), on_error="return") if new else {}
        except Exception as error:
            raise CannotJudgeError(
                f"The scheduler at {self._address} is gone ({one_line(str(error)).rstrip('.')}). "
                "What was judged is kept; running again goes on from there."
            ) from None
        for known in (self.threads, self._refused):
            for gone in known.keys() - there.keys():
                del known[gone]
        for address, why in answers.items():
            if why is None:
                self.threads[address] = there[address]
            else:
                self._refused[address] = self._in_words(why)
                click.echo(f"{address} judges nothing: {self._refused[address]}", err=True)

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
        watching = threading.Thread(target=self._watch, args=(executor, ended))
        watching.start()
        try:
            yield executor
        finally:
            ended.set()
            executor.shutdown(wait=False)
            watching.join()

    def _watch(self, executor: Executor, ended: threading.Event) -> None:
        """Admit those that join; cancel all if some wait for ever, or no worker is left of those that were there.

        dask does not give what waits for a resource to a worker that gets it later.
        """
        while not ended.wait(LOOK_SECONDS):
            before = set(self.threads)
            with suppress(CannotJudgeError):  # without a scheduler dask cancels all by itself
                self.look()
            if not before & self.threads.keys() or self._some_wait_for_ever():
                executor.shutdown(wait=False)
                return

    def _some_wait_for_ever(self) -> bool:
        """Whether a worker ended just before another was admitted, so that what it had found none to go to."""
        with suppress(Exception):  # without a scheduler dask cancels all by itself
            return bool(self._client.run_on_scheduler(left_waiting, self._asked.resource))
        return False

    def _in_words(self, why: str | Exception) -> str:
        """Return why a process may not judge: its answer, or what it raised where it knows no such question."""
        if isinstance(why, str):
            return one_line(why)
        if OF_ANOTHER_VERSION.search(str(why)):
            return f"there is no crosscheck {self._asked.version} there"
        return f"it cannot be asked whether it judges as this machine does ({one_line(str(why)).rstrip('.')})"
