"""What bounded numbers say of their errors holds, is not far above them, and counts each operation."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from crosscheck.automates import bounded as room
from crosscheck.automates.bounded import Bounded, bounded, bounds
from crosscheck.rounding.point import FLOAT64
from manual.by_hand import phi, phi_and_slope

A, B = (np.random.default_rng(seed).normal(size=(3, 3)) for seed in (1, 2))
E = 1e-6  # an error of an argument, so large that rounding does not count
LINES: dict[str, Callable[[Any, Any], Any]] = {
    "sum": lambda x, y: x + y,
    "difference": lambda x, y: x - y,
    "product": lambda x, y: x * y,
    "quotient": lambda x, y: x / y,
    "negative": lambda x, y: -x * y,
    "matrix product": lambda x, y: x @ y,
    "outer product": lambda x, y: np.outer(x[0], y[1]),
    "root": lambda x, y: np.sqrt(x * x) + y,
    "power": lambda x, y: x**2 + y**3,
    "exponential": lambda x, y: np.exp(x) * y,
    "logarithms": lambda x, y: np.log(x * x) + np.log1p(y * y),
    "softplus": lambda x, y: np.logaddexp(0, x * y),
    "extremes": lambda x, y: np.minimum(x, y) + np.maximum(2 * x, y),
    "sums": lambda x, y: x.sum(axis=0) + np.sum(y, axis=1) + x.sum(),
    "moved": lambda x, y: np.vstack([x.T, y.reshape(3, 3)])[1:5].ravel(),
    "sigmoid": lambda x, y: phi(9 * x) + y,
    "its slope": lambda x, y: phi_and_slope(x)[1] * y,
    "deviation": lambda x, y: x.std() * y,
}


@pytest.mark.parametrize("line", LINES.values(), ids=[*LINES])
def test_an_error_of_the_arguments_is_carried_on(line):
    bound = bounds(line(Bounded(A, E), Bounded(B, E)))
    signs = np.random.default_rng(3).choice([-1, 1], size=(2, 200, 3, 3))
    errors = np.abs([line(A + E * s, B + E * t) - line(A, B) for s, t in zip(*signs, strict=True)]).max(axis=0)
    assert bound.shape == errors.shape
    assert (errors <= 1.001 * bound).all()
    assert np.median(bound / errors) < 3


@pytest.mark.parametrize("line", LINES.values(), ids=[*LINES])
def test_the_roundings_of_exact_arguments_are_bounded_and_are_some_units_in_the_last_place(line):
    with np.errstate(all="ignore"):
        exact = line(A.astype(np.longdouble), B.astype(np.longdouble))
    errors, bound = np.abs(line(A, B) - exact).astype(float), bounds(line(*bounded(A, B)))
    if np.finfo(np.longdouble).eps < np.finfo(float).eps:
        assert (errors <= bound).all()
    assert (bound <= 200 * FLOAT64 * (np.abs(line(np.abs(A), np.abs(B))) + 1)).all()


def test_a_rule_that_forgets_an_argument_is_found(monkeypatch):
    monkeypatch.setitem(room.ERRORS, "multiply", lambda _, x, y: np.abs(x.value) * y.error)
    with pytest.raises(AssertionError):
        test_an_error_of_the_arguments_is_carried_on(LINES["product"])


def test_a_saturated_sigmoid_has_the_error_of_its_slope():
    assert bounds(phi(Bounded(np.array([30.0]), 1e-3))) < 1e-15


def test_eigenvalues_and_a_solution_have_the_errors_of_their_matrix():
    matrix = A @ A.T + np.eye(3)
    errors = E * np.random.default_rng(4).choice([-1, 1], size=(200, 3, 3))
    symmetric = (errors + errors.transpose(0, 2, 1)) / 2
    of_eigenvalues = np.abs(np.linalg.eigvalsh(matrix + symmetric) - np.linalg.eigvalsh(matrix)).max()
    of_solution = max(
        np.abs(np.linalg.solve(matrix + e, B[0] + e[0]) - np.linalg.solve(matrix, B[0])).max() for e in errors
    )
    assert of_eigenvalues <= bounds(np.linalg.eigvalsh(Bounded(matrix, E))).max() < 10 * of_eigenvalues
    assert of_solution <= bounds(np.linalg.solve(Bounded(matrix, E), Bounded(B[0], E))).max() < 100 * of_solution


def test_lists_of_bounded_numbers_keep_their_bounds_and_others_have_none():
    steps = np.array([[Bounded(A[0], E), Bounded(B[0], 2 * E)]])
    np.testing.assert_array_equal(bounds(steps[:, 1]), np.full((1, 3), 2 * E))
    assert room.rounding(np.array([1, 2])) == room.BIT_FOR_BIT


def test_an_operation_that_has_no_rule_is_refused():
    for refused in (np.sin, np.linalg.norm, np.clip):
        with pytest.raises((KeyError, TypeError)):
            refused(Bounded(A)) if refused is not np.clip else refused(Bounded(A), 0, 1)
