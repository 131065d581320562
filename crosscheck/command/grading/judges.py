"""Judge a class on an executor: processes of this machine, or a cluster. Any process may end at any moment."""

import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from functools import partial

import click

from crosscheck.classes.gradebook import Pending, judged
from crosscheck.classes.grading import Desk, Progress, Show, files_of, grade
from crosscheck.classes.handed_in.finding import SetAside
from crosscheck.classes.handed_in.intake import HandedIn
from crosscheck.classes.workers import Judges, WorkersEndedError, judge_all
from crosscheck.command import output
from crosscheck.command.doctor import TRIAL
from crosscheck.command.judging import Recipe, judge_content, processes
from crosscheck.report.plain import one_line
from crosscheck.submissions.errors import CannotJudgeError

ENDED = "the process that judged it ended, and so did another that judged it alone"
SLOW_SECONDS = 10  # after this time, the progress names the student whose submission is being judged


def here(recipe: Recipe, workers: int) -> Judges:
    """Return processes of this machine."""
    return Judges(lambda: workers, lambda n: processes(recipe, min(workers, n)))


def judge_class(
    numbers: Mapping[HandedIn, int],
    again: Collection[str],
    desk: Desk,
    recipe: Recipe,
    judging: AbstractContextManager[Judges],
) -> list[SetAside]:
    """Judge new and changed submissions, and those of `again`. Return those that could not be judged.

    `numbers` maps everything handed in to its number in the gradebook. `again` is the argument of `files_of`. `judging`
    is entered only if there is something to judge.
    """
    done, files = judged(desk.book, desk.version), files_of(numbers, again)
    waiting = [each for each in files if each.again or not done.issuperset(each.numbers)]
    click.echo(f"{len(waiting)} to judge, {len(files) - len(waiting)} judged already", err=True)
    if not waiting:
        return []
    with judging as judges, live(len(waiting)) as show:
        desk = desk._replace(workers=judges.workers, batch=judges.batch)

        def judge(some: Sequence[Pending], executor: Executor) -> list[SetAside]:
            # for one judged alone after its worker ended, "0 left" would be false
            shown = show if len(some) > 1 or len(waiting) == 1 else lambda _: None
            return grade(some, executor, partial(judge_content, recipe), desk, shown)

        def ended(each: Pending, error: WorkersEndedError) -> list[SetAside]:
            if desk.has(each):  # another grader has judged it
                return []
            if not _can_judge(recipe, judges):
                ends = "The processes that judge end before they have judged anything"
                raise CannotJudgeError(f"{ends} ({one_line(str(error))}).")
            return [SetAside(each.handed_in.path, ENDED)]

        return list(judge_all(waiting, judges.executor, judge, ended))


def _can_judge(recipe: Recipe, judges: Judges) -> bool:
    try:
        with judges.executor(1) as executor:
            executor.submit(judge_content, recipe, "trial.py", TRIAL.encode()).result()
    except Exception:  # whatever the executor raises instead of a verdict
        return False
    return True


@contextmanager
def live(total: int) -> Iterator[Show]:
    """Show a bar while the block runs, as `crosscheck.command.output` does. Yield the function that updates it."""
    started = time.monotonic()
    with output.live("judging", total) as show:
        yield lambda now: show(total - now.left, in_words(now, time.monotonic() - started))


def in_words(now: Progress, seconds: float) -> str:
    """Return how many are left, the rate, and who is slow."""
    said = f"{now.left} left"
    if now.done and seconds > 0:
        said += f", {now.done / seconds * 60:.0f} a minute"
    if now.slowest and now.slowest[1] > SLOW_SECONDS:
        (student, *others), for_seconds = now.slowest
        said += f"; {student}{f' or one of {len(others)} more' if others else ''} for {for_seconds:.0f} s"
    return said
