"""Whether a worker of a cluster judges as the grader would: this is asked there, before it is given a submission."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from crosscheck import versions
from crosscheck.classes.handed_in.texts import missing
from crosscheck.command.judging import Recipe, named_homework
from crosscheck.submissions.errors import CannotJudgeError

if TYPE_CHECKING:
    from distributed import Scheduler, Worker


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
    absent = missing([frozenset(imports)])
    here = frozenset(imports) - {name for name, _ in absent.modules}
    return Required(versions.our_version(), recipe, _digest(recipe.homework), here)


async def admit(asked: Required, dask_worker: Worker) -> str | None:
    """On a worker: let each of its threads judge, if it can; return why it cannot.

    In a thread, since a sandbox takes a second to start, for which a worker must not be silent.
    """
    why = await asyncio.to_thread(unfit, asked)
    await dask_worker.set_resources(**{asked.resource: 0 if why else dask_worker.state.nthreads})
    return why


def left_waiting(resource: str, dask_scheduler: Scheduler) -> int:
    """On the scheduler: count the submissions that no worker could take when they came up, and none gets later."""
    return sum(resource in (task.resource_restrictions or ()) for task in dask_scheduler.unrunnable)


def unfit(asked: Required) -> str | None:
    """Return why this process cannot judge as is required, as the end of a sentence; None if it can.

    The sandbox and its limits are tried by judging a right submission at the level that is asked for.
    """
    from crosscheck.command.doctor import trial, trial_failure
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
    if _digest(homework) != asked.digest:
        return f"its {homework} is another"
    absent = missing([asked.imports])
    if absent.modules:
        names = ", ".join(name for name, _ in absent.modules)
        return f"it lacks {names}, which submissions import" + (f": {absent.command}" if absent.packages else "")
    failure = trial_failure(trial(level))
    return failure and failure.rstrip(".")


def _digest(homework: str | None) -> str:
    if homework is None:
        return ""
    return hashlib.sha256(Path(homework.rpartition(":")[0]).read_bytes()).hexdigest()[:16]
