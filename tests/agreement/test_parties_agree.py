"""The heart: all parties give the same losses, gradients and parameters, at every step and at every probe."""

from itertools import combinations
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from crosscheck import assert_agree, compare
from tests.needs import needs_torch, torch_ref
from tests.tables import PARTIES, STARTS, each_probe

# A second opinion on the error bounds: what was promised before they were derived, some ten times the differences measured.
RELATIVE = 1e-12  # 2.1e-15 of a loss, measured; its condition is a few hundred
OF_A_SUM = 2e-12  # derivatives are sums over 500 points, which cancel: 1.5e-13
OF_A_NUMBER = 1e-13  # outputs and parameters, of size 1 to 20: 8e-15


@pytest.fixture(scope="module", params=STARTS)
def comparison(request):
    return compare(*PARTIES.values(), initial=STARTS[request.param], n_steps=30)


def test_all_parties_agree_at_every_step(comparison):
    assert comparison.agree, str(comparison)
    assert comparison.parties == tuple(PARTIES)
    assert str(comparison).startswith("agree: losses within ")


def test_differences_are_as_small_as_was_measured(comparison):
    """Whatever the derived tolerances say."""
    assert comparison.run is not None
    for one, other in combinations(comparison.run.parties.values(), 2):
        np.testing.assert_allclose(one.losses, other.losses, rtol=RELATIVE, atol=0)
        np.testing.assert_allclose(one.descent[:, 0], other.descent[:, 0], rtol=RELATIVE, atol=0)
        np.testing.assert_allclose(one.gradients, other.gradients, rtol=RELATIVE, atol=OF_A_SUM)
        np.testing.assert_allclose(one.params, other.params, rtol=0, atol=OF_A_NUMBER)
        np.testing.assert_allclose(one.network, other.network, rtol=0, atol=OF_A_NUMBER)


def test_derived_tolerances_are_no_looser_than_a_wrong_gradient_is_far(comparison):
    nearest_wrong_gradient = 9.4e-10  # central differences, h = 1e-5
    assert comparison.largest["gradient"].allowed < nearest_wrong_gradient / 20
    assert comparison.largest["params"].allowed < 2e-13
    loss = comparison.largest["loss"]
    assert loss.allowed < 1e-12 * loss.expected


@pytest.mark.share(3)
@pytest.mark.parametrize(("one", "other"), list(combinations(PARTIES, 2)))
@each_probe
def test_every_pair_agrees_at_every_probe(one, other, probe):
    assert_agree(PARTIES[one], PARTIES[other], X=probe.X, y=probe.y, initial=probe.params, n_steps=0)


def single_precision() -> Any:
    import torch

    return torch_ref.configured(dtype=torch.float32)


@needs_torch
@pytest.mark.parametrize("start", STARTS)
def test_single_precision_agrees_when_that_is_what_is_promised(start):
    single = single_precision()
    comparison = compare(*PARTIES.values(), single, initial=STARTS[start], dtype="float32")
    assert comparison.agree, str(comparison)
    assert comparison.largest["params"].apart > 1e-8
    assert comparison.largest["params"].allowed < 1e-4


@needs_torch
def test_what_single_precision_computes_differs_where_double_is_promised():
    """The same numbers, carried over to float64: a type alone does not make them accurate."""
    single = single_precision()
    widened = SimpleNamespace(
        network=lambda *args: np.asarray(single.network(*args), dtype=float),
        loss=lambda *args: float(single.loss(*args)),
        loss_gradient=lambda *args: single.loss_gradient(*args).astype(float),
        optimize=lambda *args, **asked: tuple(each.astype(float) for each in single.optimize(*args, **asked)),
    )
    assert {"loss", "gradient", "params", "network"} == {
        f.question.quantity for f in compare(PARTIES["by_hand"], widened).failures
    }


def test_a_party_agrees_with_itself_under_two_names():
    by_hand = PARTIES["by_hand"]
    comparison = compare(by_hand, by_hand, n_steps=1)
    assert comparison.agree
    assert comparison.parties == ("by_hand", "by_hand#2")
    assert {difference.apart for difference in comparison.largest.values()} == {0.0}
