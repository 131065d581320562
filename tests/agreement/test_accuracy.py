"""Against the truth: each party's error and its bound, at the homework's points and at fresh ones."""

import sys
from typing import Any

import numpy as np
import pytest

from crosscheck import assert_accurate, assert_agree, compare
from crosscheck.truth.arb import FlintMissingError
from manual import by_hand
from tests.tables import DISTINCT, X, y

FEW: dict[str, Any] = {"X": X[::12], "y": y[::12], "n_steps": 2}


def off_by(error: float) -> dict[str, Any]:
    def gradient(params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss_gradient(params, X, y) + error * np.eye(17)[6]

    return {"loss": by_hand.loss, "loss_gradient": gradient, "network": by_hand.network, "name": "mine"}


def test_each_party_s_error_and_its_bound_are_told():
    comparison = assert_agree("by_hand", "tape", truth=True, n_steps=3)
    assert comparison.truth is not None
    for name in ("by_hand", "tape"):
        for quantity, error in comparison.errors[name].items():
            assert 0 <= error.apart <= error.allowed
            assert error.question.between == (name, "the truth")
            assert error.apart <= comparison.truth.parties[name][quantity].apart.max()
        assert f"{name}: error of loss " in str(comparison)
    assert "the truth" not in str(compare("by_hand", "tape", n_steps=3))


def test_parties_that_agree_on_what_is_not_true_differ_from_the_truth():
    pytest.importorskip("flint")
    assert compare(off_by(1e-10), off_by(1e-10), **FEW).agree
    comparison = compare(off_by(1e-10), off_by(1e-10), truth=True, **FEW)
    assert not comparison.agree
    first = comparison.failures[0]
    assert (first.question.quantity, first.step, first.entry) == ("gradient", 0, "v12")
    assert first.question.between[1] == "the truth"
    assert first.apart == pytest.approx(1e-10, rel=1e-2)
    assert first.apart > first.allowed


def test_the_homework_s_run_needs_no_flint(monkeypatch):
    monkeypatch.setitem(sys.modules, "flint", None)
    found = assert_accurate("by_hand")
    truth = found["the homework's run"].truth
    assert truth is not None
    assert truth.source == "golden"
    with pytest.raises(AssertionError, match="At the homework's run:\ndiffer: gradient at step 0: d loss / d v12 is "):
        assert_accurate(off_by(1e-10))
    with pytest.raises(FlintMissingError, match="pip install"):
        compare("by_hand", "tape", truth=True, initial=DISTINCT, n_steps=1)


def test_fresh_places_come_from_the_seed():
    pytest.importorskip("flint")
    one, again = (assert_accurate("tape", seed=5) for _ in range(2))
    assert list(one) == ["the homework's run", *(f"fresh place {i} of seed 5" for i in range(1, 6))]
    starts = [[each.run.initial for each in found.values()][1:] for found in (one, again)]
    assert np.array_equal(starts[0], starts[1])
    assert len(np.unique(starts[0], axis=0)) == 5
    for comparison in one.values():
        assert all(error.apart <= error.allowed for error in comparison.errors["tape"].values())


def test_what_is_wrong_elsewhere_only_is_found_at_fresh_places():
    pytest.importorskip("flint")

    def gradient(params: Any, X: Any, y: Any) -> Any:
        return by_hand.loss_gradient(params, X, y) * (1 if len(y) == 500 else 1 + 1e-9)

    mine = {"loss": by_hand.loss, "loss_gradient": gradient}
    assert_accurate(mine)
    with pytest.raises(AssertionError, match="At fresh place 1 of seed 3:\ndiffer: gradient at step 0"):
        assert_accurate(mine, seed=3)


def test_a_wrong_network_is_not_accurate():
    network = lambda x, params: np.asarray(by_hand.network(x, params)) + 1e-10  # noqa: E731
    with pytest.raises(AssertionError, match="network at step 0"):
        assert_accurate(off_by(0.0) | {"network": network})
