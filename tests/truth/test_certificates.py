"""Local certificates: every step of an honest run is proven, and the first that is not is named."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from crosscheck.comparison.training import train
from crosscheck.homework.circles.contract import ETA, INITIAL, NAMES
from crosscheck.rounding.point import FLOAT64, at_point
from crosscheck.run import Trajectory
from crosscheck.truth import arb, errors
from manual import by_hand
from tests.tables import DISTINCT, PARTIES, X, y

N = 6


@pytest.fixture
def run():
    return train({"by_hand": by_hand}, X, y, n_steps=N)


@pytest.mark.parametrize(("start", "eta"), [(INITIAL, ETA), (DISTINCT, 0.01)])
def test_every_step_of_every_party_is_proven(start, eta):
    seen: list[int] = []
    certificates = errors.certify(train(PARTIES, X, y, start, eta, 3), on_step=lambda step, _: seen.append(step))
    assert seen == [0, 1, 2, 3]
    for certificate in certificates.values():
        assert certificate.first_refused is None
        assert certificate.proven == 3


def _params(mine: Trajectory) -> None:
    start = mine.params[3].copy()
    start[7] += 1e-12
    _, mine.params[3:] = by_hand.optimize(start, X, y, n_steps=N - 3)  # right again from there
    for step in range(3, N + 1):
        mine.losses[step] = by_hand.loss(mine.params[step], X, y)
        mine.gradients[step] = by_hand.loss_gradient(mine.params[step], X, y)


PLANTS: list[tuple[Callable[[Trajectory], object], str]] = [
    (lambda mine: np.add.at(mine.losses, 3, 1e-11), "step 3: loss is "),
    (lambda mine: np.add.at(mine.gradients, (3, 7), 1e-10), "step 3: d loss / d v21 is "),
    (_params, "step 3: v21 is "),
    (lambda mine: np.put(mine.losses, 3, np.nan), "step 3: loss is nan"),
]


@pytest.mark.parametrize(("plant", "says"), PLANTS)
def test_one_planted_error_costs_one_step_and_is_named(plant, says, run):
    plant(run.parties["by_hand"])
    certificate = errors.certify(run)["by_hand"]
    assert certificate.proven == N - 1
    assert certificate.first_refused is not None
    assert certificate.first_refused.startswith(says)


@pytest.mark.parametrize(("times", "proven"), [(0.9, True), (1.1, False), (-0.9, True), (-1.1, False)])
@pytest.mark.parametrize("entry", [0, 4, 7, 16])
def test_an_update_is_proven_up_to_eta_times_the_gradient_s_bound_and_a_rounding(entry, times, proven):
    few, eta = (X[:20], y[:20]), 4.0
    run = train({"by_hand": by_hand}, *few, DISTINCT, eta, n_steps=1)
    slope = arb.evaluate(DISTINCT, *few).gradient[entry].midpoint
    exact = Fraction(DISTINCT[entry]) - 4 * slope
    rounding = FLOAT64 * (eta * abs(float(slope)) + abs(float(exact)))
    bound = eta * at_point(DISTINCT, *few).gradient[entry] + rounding
    mine = run.parties["by_hand"]
    mine.params[1, entry] = float(exact + Fraction(times * bound))
    mine.losses[1] = by_hand.loss(mine.params[1], *few)
    mine.gradients[1] = by_hand.loss_gradient(mine.params[1], *few)
    refused = errors.certify(run)["by_hand"].first_refused
    assert (refused is None) is proven
    assert refused is None or refused.startswith(f"step 1: {NAMES[entry]} is ")


@pytest.mark.parametrize(("ulps", "proven"), [(0, True), (1, False)])
def test_an_update_by_nothing_moves_no_parameter(ulps, proven):
    run = train({"by_hand": by_hand}, X, y, DISTINCT, eta=0.0, n_steps=1)
    mine = run.parties["by_hand"]
    mine.params[1, 7] += ulps * np.spacing(mine.params[1, 7])
    assert (errors.certify(run)["by_hand"].first_refused is None) is proven


def test_parameters_that_are_not_finite_cost_their_steps(run):
    run.parties["by_hand"].params[3, 0] = np.inf
    certificate = errors.certify(run)["by_hand"]
    assert certificate.proven == N - 2
    assert certificate.first_refused == "step 3: its parameters are not finite"


def test_a_refused_start_is_told():
    start = train({"by_hand": by_hand}, X, y, n_steps=0)
    assert errors.certify(start)["by_hand"].first_refused is None
    start.parties["by_hand"].losses[0] += 1.0
    assert errors.certify(start)["by_hand"].first_refused is not None
