"""Functions in the student's own process: what is told of a call is what the sandbox would tell, as `sandbox/test_calls` sees."""

from collections.abc import Callable
from random import SystemRandom
from typing import Any

import numpy as np
import pytest

from crosscheck.judge.asking.in_process import InProcess
from crosscheck.submissions.outcomes import Failed, Returned


def outcome_of(function: Callable[..., Any], *args: object) -> Returned | Failed:
    return InProcess({"network": function}).call("network", *args)


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
def test_what_is_raised_has_its_kind_and_sentence(error, kind, message):
    outcome = outcome_of(raises(error))
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.message) == (kind, message)


def test_what_a_package_has_not_done_is_no_unfinished_function():
    outcome = outcome_of(SystemRandom().getstate)
    assert isinstance(outcome, Failed)
    assert (outcome.kind, outcome.message[:35]) == ("error", "network raised NotImplementedError:")


def test_an_error_has_the_students_own_line_and_no_other():
    outcome = outcome_of(lambda: np.linalg.inv(np.zeros((2, 3))))  # raised within NumPy
    assert isinstance(outcome, Failed)
    assert outcome.where is not None
    assert "np.linalg.inv" in outcome.where.source


def test_who_interrupts_a_check_is_heard():
    with pytest.raises(KeyboardInterrupt):
        outcome_of(raises(KeyboardInterrupt()))
