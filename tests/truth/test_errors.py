"""Every party's distance from the truth: from either source, null where infinite, and telling a planted error."""

import copy
import json
import math
import sys
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from crosscheck.comparison.training import Run, train
from crosscheck.homework.circles.contract import ETA, INITIAL, NAMES, Array, Party
from crosscheck.homework.circles.rounding.point import FLOAT64, at_point
from crosscheck.homework.circles.run import Trajectory
from crosscheck.optional import MissingPackageError
from crosscheck.truth import arb, errors, golden
from manual import by_hand
from tests.commands import afresh
from tests.needs import needs_torch, torch_ref
from tests.tables import DISTINCT, PARTIES, X, y
from tests.truth.bound_tightness import changed

SHORT, MIDST = 6, 3  # steps
QUANTITIES = ("loss", "gradient", "params")


@pytest.fixture(scope="module")
def run():
    return train(PARTIES, Run(X, y))


@pytest.fixture(scope="module")
def short_run():
    return train(PARTIES, Run(X, y, n_steps=SHORT))


@pytest.fixture
def without_flint(monkeypatch):
    monkeypatch.setitem(sys.modules, "flint", None)


def test_every_party_keeps_its_error_bounds_and_the_committed_trajectory_measures_the_same(run, monkeypatch):
    report = errors.measure(run)
    monkeypatch.setitem(sys.modules, "flint", None)
    committed = errors.measure(run)
    assert (report.source, committed.source) == ("arb-128", "golden")
    for party in PARTIES:
        held = report.parties[party]
        assert report.within(party)
        assert held["loss"].errors[..., 1].max() < 32
        assert (held["gradient"].apart.max() < 2e-12, held["params"].apart.max() < 1e-13) == (True, True)
        for q in QUANTITIES:
            assert np.allclose(committed.parties[party][q].apart, held[q].apart, rtol=1e-9, atol=1e-30)


@pytest.mark.parametrize(
    "asked",
    [{"eta": 0.002}, {"initial": DISTINCT}, {"n_steps": 31}, {"X": X[1:], "y": y[1:]}, {"y": 1 - y}],
    ids=lambda asked: "+".join(asked),
)
def test_without_flint_any_other_run_says_how_to_get_it(asked, without_flint):
    other = train({"by_hand": by_hand}, Run(**{"X": X, "y": y, "n_steps": 1, **asked}))
    with pytest.raises(arb.NoTruthError, match="pip install python-flint"):
        errors.measure(other)
    with pytest.raises(MissingPackageError, match="pip install python-flint"):
        errors.certify(other)


def test_too_long_a_run_points_to_certificates():
    nothing = Run(X, y, INITIAL, ETA, errors.LONGEST_RUN + 1)
    with pytest.raises(arb.NoTruthError, match="--certify"):
        errors.measure(nothing)


def test_the_json_names_each_worst_error_and_is_valid_where_infinite():
    nan_at_17 = train({"nan": _off_by(by_hand, 3, math.nan), "by_hand": by_hand}, Run(X, y, n_steps=2))
    said = errors.measure(nan_at_17).to_json()
    assert said["source"] == "arb-128"
    assert said["parties"]["nan"]["gradient_abs"] is None
    keys = {f"{quantity}_{unit}" for quantity in QUANTITIES for unit in ("ulp", "abs")}
    assert set(said["parties"]["by_hand"]) == keys
    json.dumps(said, allow_nan=False)


@pytest.mark.parametrize(("n_steps", "source"), [(5, "arb-128"), (7, "arb-256")])
def test_enclosures_wider_than_2_to_the_minus_80_are_given_more_bits(n_steps, source):
    """At eta = 0.05 the widest is 2^-85 wide after 5 steps with 128 bits, and 2^-73 after 7."""
    assert errors.measure(train({"by_hand": by_hand}, Run(X, y, eta=0.05, n_steps=n_steps))).source == source


@pytest.mark.parametrize(("times", "within"), [(0.9, True), (1.1, False)])
def test_an_error_may_be_as_large_as_its_bound_and_no_larger(short_run, times, within):
    planted, exact = copy.deepcopy(short_run), golden.load(SHORT)
    bound = planted.error_bounds["gradient"][MIDST, 6]
    planted.parties["tape"].gradients[MIDST, 6] = float(exact.gradients[MIDST][6]) + times * bound
    assert errors.against(exact, planted).within("tape") is within


@pytest.mark.parametrize("eta", [1e3, 1e5, 1e20])
def test_steps_so_long_that_all_outputs_saturate_keep_their_error_bounds(eta):
    report = errors.measure(train(PARTIES, Run(X, y, eta=eta, n_steps=2)))
    assert [party for party in PARTIES if not report.within(party)] == []


@needs_torch
@pytest.mark.parametrize("threads", [1, 2])
def test_torch_keeps_its_error_bounds_on_any_number_of_threads(threads):
    import torch

    torch.set_num_threads(threads)
    try:
        report = errors.measure(train({"torch": torch_ref}, Run(X, y)))
    finally:
        torch.set_num_threads(1)
    assert report.within("torch")


def _off_by(party: Party, entry: int, error: float) -> Party:
    def loss_gradient(*args: Any) -> Array:
        gradient = np.array(party.loss_gradient(*args))
        gradient[entry] += error
        return gradient

    return changed(party, loss_gradient=loss_gradient)


@needs_torch
@pytest.mark.second_stage
def test_a_process_that_flushes_subnormal_numbers_is_told_so():
    """As any library does that was built with -ffast-math; torch does so where it is asked to."""
    code = (
        "import torch, crosscheck\n"
        "assert torch.set_flush_denormal(True)\n"
        "assert crosscheck.compare('by_hand', 'tape', n_steps=2)\n"
        "crosscheck.compare('by_hand', 'tape', n_steps=2, truth=True)"
    )
    done = afresh(code)
    assert done.returncode == 1
    assert "NoTruthError: In this process numbers below 2.2e-308 become 0, as a library makes them" in done.stderr


N = 6


@pytest.fixture
def six_steps():
    return train({"by_hand": by_hand}, Run(X, y, n_steps=N))


@pytest.mark.parametrize(("start", "eta"), [(INITIAL, ETA), (DISTINCT, 0.01)])
def test_every_step_of_every_party_is_proven(start, eta):
    seen: list[int] = []
    certificates = errors.certify(train(PARTIES, Run(X, y, start, eta, 3)), on_step=seen.append)
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


PLANTS: list[tuple[Callable[[Trajectory], object], int, str]] = [  # what it costs, and what is said
    (lambda mine: np.add.at(mine.losses, 3, 1e-11), 1, "step 3: loss is "),
    (lambda mine: np.add.at(mine.gradients, (3, 7), 1e-10), 1, "step 3: d loss / d v21 is "),
    (_params, 1, "step 3: v21 is "),
    (lambda mine: np.put(mine.losses, 3, np.nan), 1, "step 3: loss is nan"),
]


@pytest.mark.parametrize(("plant", "costs", "says"), PLANTS)
def test_one_planted_error_costs_its_steps_and_is_named(plant, costs, says, six_steps):
    plant(six_steps.parties["by_hand"])
    certificate = errors.certify(six_steps)["by_hand"]
    assert certificate.proven == N - costs
    assert certificate.first_refused.startswith(says)


@pytest.mark.parametrize(("times", "proven"), [(0.9, True), (1.1, False), (-0.9, True), (-1.1, False)])
@pytest.mark.parametrize("entry", [0, 4, 7, 16])
def test_an_update_is_proven_up_to_eta_times_the_gradient_s_bound_and_a_rounding(entry, times, proven):
    few, eta = (X[:20], y[:20]), 4.0
    run = train({"by_hand": by_hand}, Run(*few, DISTINCT, eta, n_steps=1))
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
    run = train({"by_hand": by_hand}, Run(X, y, DISTINCT, eta=0.0, n_steps=1))
    mine = run.parties["by_hand"]
    mine.params[1, 7] += ulps * np.spacing(mine.params[1, 7])
    assert (errors.certify(run)["by_hand"].first_refused is None) is proven
