"""Functions in the student's own process: what is told of a call is what the sandbox would tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from crosscheck.judge.asking.in_process import InProcess
from crosscheck.submissions.outcomes import Failed, Returned


def outcome_of(function: Callable[..., Any], *args: object) -> Returned | Failed:
    return InProcess({"network": function}).call("network", *args)


def test_the_judges_own_arguments_are_not_touched_lists_among_them() -> None:
    point, params = [0.0, 1.0], np.zeros(2)

    def changes_both(x: list[float], params: np.ndarray) -> float:
        x.append(2.0)
        params[1] = 7.0
        return 0.5

    outcome = outcome_of(changes_both, point, params)
    assert isinstance(outcome, Returned)
    assert (point, params.tolist()) == ([0.0, 1.0], [0.0, 0.0])
    assert outcome.changed.keys() == {0, 1}
    np.testing.assert_array_equal(outcome.changed[1], [0.0, 7.0])


def test_an_argument_that_holds_nan_is_not_changed_by_that() -> None:
    outcome = outcome_of(lambda x: 0.5, np.array([np.nan, 0.0]))
    assert isinstance(outcome, Returned)
    assert outcome.changed == {}


class UnspeakableError(Exception):
    def __str__(self) -> str:
        raise self


def raises(error: BaseException) -> Callable[[], float]:
    def network() -> float:
        raise error

    return network


RAISED = [
    (UnspeakableError(), "error", "network raised UnspeakableError: (its message cannot be shown)"),
    (ValueError("\x1b[31mred\x1b[0m"), "error", "network raised ValueError: red"),
    (SystemExit("bye"), "error", "network raised SystemExit: bye"),
    (NotImplementedError(), "not_implemented", "network is not done yet"),
    (MemoryError(), "memory", "network needed more memory than it may have"),
    (
        ModuleNotFoundError("No module", name="jax.numpy"),
        "package",
        "network needs jax, which is not installed here (pip install jax)",
    ),
]


@pytest.mark.parametrize(("error", "kind", "message"), RAISED, ids=[type(error).__name__ for error, *_ in RAISED])
def test_what_is_raised_has_its_kind_and_sentence(error: BaseException, kind: str, message: str) -> None:
    outcome = outcome_of(raises(error))
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.message) == (kind, message)


def test_an_error_has_the_students_own_line_and_no_other() -> None:
    outcome = outcome_of(lambda: np.linalg.inv(np.zeros((2, 3))))  # raised within NumPy
    assert isinstance(outcome, Failed)
    assert outcome.where is not None
    assert "np.linalg.inv" in outcome.where.source


def test_who_interrupts_a_check_is_heard() -> None:
    with pytest.raises(KeyboardInterrupt):
        outcome_of(raises(KeyboardInterrupt()))


def test_calls_in_place_share_the_first_calls_arrays_and_leave_the_judges_alone() -> None:
    kept: list[np.ndarray] = []

    def loss(params: np.ndarray, label: float) -> np.ndarray:
        kept.append(params)
        params += label
        return kept[0]

    calls = [(np.full(2, float(n)), 10.0) for n in range(3)]
    outcomes = InProcess({"loss": loss}).call_each("loss", calls, in_place=True)
    assert kept[0] is kept[1] is kept[2]
    assert [outcome.value[0] for outcome in outcomes if isinstance(outcome, Returned)] == [10, 11, 12]
    assert [outcome.later is None for outcome in outcomes if isinstance(outcome, Returned)] == [False, False, True]
    assert [params[0] for params, _ in calls] == [0, 1, 2]


def test_a_value_that_cannot_be_read_twice_is_a_failure_of_its_own_call() -> None:
    class Once:
        read = False

        def __float__(self) -> float:
            if self.read:
                raise RuntimeError("once")
            self.read = True
            return 0.5

    student = InProcess({"network": lambda again: Once() if again else 0.5})
    first, second = student.call_each("network", [(0,), (1,)], in_place=True)
    assert isinstance(first, Returned)
    assert isinstance(second, Failed)
    assert second.message == "network raised RuntimeError: once"
