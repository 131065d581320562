"""How long a child may take is a matter of the processor's time, and of waiting: never of how busy the machine is."""

from __future__ import annotations

import time

import pytest

from crosscheck.sandbox.child_process import Watch
from crosscheck.sandbox.levels import Limits
from crosscheck.sandbox.processes import Usage
from crosscheck.submissions.outcomes import Failed

STARVED = Usage(processes=1, threads=1, runnable=1)  # it could run, and the processor is others'
IDLE = Usage(processes=1, threads=1)
READING = Usage(processes=1, threads=1, stalled=1)
UNSEEN = Usage()
SPENDING = [Usage(processes=1, threads=1, seconds={7: float(n)}) for n in range(1000)]

# name: how it is found each second, and what the judge says after how many
COURSES = {
    "starved": ([STARVED] * 1000, None, 1000),
    "starved, then idle": ([STARVED] * 500 + [IDLE] * 500, "waiting", 510),
    "idle": ([IDLE] * 100, "waiting", 10),
    "idle now and then": ([SPENDING[0], IDLE, STARVED] * 100, "waiting", 15),
    "held up by a disk": ([READING] * 99, None, 99),
    "held up for ever": ([READING] * 1000, "waiting", 101),
    "at work": (SPENDING, "timeout", 21),
    "where nothing is seen": ([UNSEEN] * 100, "timeout", 20),
}


@pytest.mark.parametrize(("course", "kind", "after"), COURSES.values(), ids=COURSES)
def test_what_is_said_of_a_child(course: list[Usage], kind: str | None, after: int) -> None:
    watch = Watch(Limits(waiting_seconds=10.0), 20.0)
    looks = [watch.look(usage, 1.0) for usage in course]
    first = next(((said, n) for n, said in enumerate(looks, 1) if said is not None), None)
    if kind is None:
        assert first is None
    else:
        assert first is not None
        assert isinstance(first[0], Failed)
        assert first[0].kind == kind
        assert first[1] == pytest.approx(after, abs=5)


def test_the_time_of_each_process_counts_once_whenever_it_starts_and_ends() -> None:
    watch = Watch(Limits(), 100.0)
    for seconds in ({1: 5.0}, {1: 5.0, 2: 3.0}, {1: 6.0, 2: 4.0, 3: 1.0}, {1: 6.0}, {1: 6.5, 4: 2.0}):
        assert watch.look(IDLE._replace(seconds=seconds), 0.02) is None
    assert watch.used == 1.5 + 4.0 + 1.0 + 2.0


def test_the_time_of_processes_that_nobody_saw_counts_and_of_those_that_were_seen_only_once() -> None:
    watch = Watch(Limits(), 100.0)
    courses = ({1: 1.0}, 0.0), ({1: 1.0}, 2.0), ({1: 1.0, 2: 3.0}, 2.0), ({1: 1.0}, 6.0)
    for (
        seconds,
        ended,
    ) in courses:  # two of the processor unseen; three of a process that is seen, and one more before it ends
        assert watch.look(IDLE._replace(seconds=seconds, ended_seconds=ended), 0.02) is None
    assert watch.used == 2.0 + 3.0 + 1.0


def test_a_deadline_by_the_clock_ends_what_seems_to_do_nothing() -> None:
    watch = Watch(Limits(), 100.0, deadline=time.monotonic() - 1.0)
    found = watch.look(STARVED, 0.02)
    assert found is not None
    assert found.kind == "waiting"


def test_time_before_the_first_look_is_not_this_requests() -> None:
    watch = Watch(Limits(), 1.0)
    assert watch.look(IDLE._replace(seconds={7: 500.0}), 0.02) is None
    assert watch.used == 0.0
