"""How errors are carried along a descent: held against errors that are known."""

import numpy as np
import pytest

from crosscheck import INITIAL
from crosscheck.rounding.descent import Carried, Curvature, StepBounds, along_descent, hessian
from crosscheck.rounding.point import LAMBDA, at_point
from manual import by_hand
from tests.needs import needs_torch
from tests.tables import DISTINCT, STARTS, X, y


def test_a_known_error_of_the_parameters_moves_everything_by_its_bound():
    error = 1e-6 * np.random.default_rng(9).uniform(-1, 1, 17)
    only_this = Carried(np.inf, 0.0, np.outer(error, error) / LAMBDA**2)
    slope = by_hand.loss_gradient(DISTINCT, X, y)
    step = StepBounds(
        DISTINCT, at_point(DISTINCT, X, y), only_this, Curvature(hessian(DISTINCT, X, y), 0.001), slope, X
    )
    moved = DISTINCT + error
    np.testing.assert_allclose(step.params, np.abs(error), rtol=1e-12)
    np.testing.assert_allclose(step.loss, abs(by_hand.loss(moved, X, y) - by_hand.loss(DISTINCT, X, y)), rtol=1e-4)
    gradients = np.abs(by_hand.loss_gradient(moved, X, y) - slope)
    np.testing.assert_allclose(step.gradient, gradients, rtol=1e-3, atol=1e-9)
    outputs = np.abs(np.asarray(by_hand.network(X, moved)) - by_hand.network(X, DISTINCT))
    np.testing.assert_allclose(step.network, outputs, rtol=1e-3, atol=1e-11)


@needs_torch
@pytest.mark.parametrize("params", STARTS.values(), ids=STARTS)
def test_the_hessian_is_that_of_the_loss(params):
    """To 5e-10: a step ten times as long or as short is farther off than that."""
    import torch

    points, signs = torch.tensor(X.copy()), torch.tensor(1 - 2 * y)

    def loss(p: torch.Tensor) -> torch.Tensor:
        z = p[:4] @ torch.sigmoid(p[5:13].reshape(4, 2) @ points.T + p[13:, None]) + p[4]
        return torch.nn.functional.softplus(signs * z).sum()

    exact = torch.autograd.functional.hessian(loss, torch.tensor(params.copy())).numpy()
    assert np.all(np.abs(hessian(params, X, y) - exact) <= 5e-10 * np.abs(exact).max(axis=1, keepdims=True))


def test_the_start_is_exact_and_the_smaller_of_two_bounds_holds():
    start, after = along_descent(INITIAL, X, y, 0.001, 1)
    assert np.array_equal(start.params, np.zeros(17))
    assert np.all(after.params > 0)
    norm = np.linalg.norm(after.params)
    assert norm <= np.sqrt(17) * after.carried.norm_bound
    assert after.carried.bound(np.zeros((1, 17))).tolist() == [0.0]


def test_updates_with_the_same_rounding_at_each_step_are_added_up():
    """Of steps of 1e-17 times the gradient nothing is left: floats stay at the start, while the exact descent moves on."""
    eta, n_steps, u = 1e-17, 400, slice(0, 4)
    end = along_descent(INITIAL, X, y, eta, n_steps)[-1]
    assert np.array_equal(end.at[u], INITIAL[u])
    missed = n_steps * eta * np.abs(by_hand.loss_gradient(INITIAL, X, y)[u])
    random_walk = LAMBDA * np.sqrt(n_steps) * np.spacing(INITIAL[u]) / 2
    assert np.all(random_walk < missed)
    assert np.all(missed < end.params[u])


def test_bounds_that_overflow_say_so():
    with np.errstate(all="ignore"), pytest.raises(OverflowError, match=r"eta = 1e\+305"):
        along_descent(INITIAL, X, y, 1e305, 1)
