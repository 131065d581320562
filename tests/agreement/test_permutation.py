"""A party whose parameters are right but for their order is told which order would fit."""

from typing import Any

import numpy as np
import pytest

from crosscheck import INITIAL, compare
from crosscheck.homework.circles.contract import NAMES
from manual import by_hand
from tests.tables import DISTINCT, X, y

FEW: dict[str, Any] = {"X": X[::12], "y": y[::12], "n_steps": 1}
TRANSPOSED = [0, 1, 2, 3, 4, 5, 7, 9, 11, 6, 8, 10, 12, 13, 14, 15, 16]
ORDERS = {
    "V transposed": TRANSPOSED,
    "u and b exchanged": [13, 14, 15, 16, *range(4, 13), 0, 1, 2, 3],
    "hidden layer first": [*range(5, 17), *range(5)],
    "two biases exchanged": [*range(13), 14, 13, 15, 16],
    "backwards": [*range(16, -1, -1)],
}


def reading(order: list[int]) -> dict[str, Any]:
    """A party that takes the number at place i for the homework's at ``order[i]``."""
    back = np.argsort(order)
    return {
        "name": "mine",
        "loss": lambda p, X, y: by_hand.loss(p[back], X, y),
        "loss_gradient": lambda p, X, y: by_hand.loss_gradient(p[back], X, y)[order],
    }


def answering(order: list[int]) -> dict[str, Any]:
    """A party whose derivatives alone come in another order."""
    gradient = lambda p, X, y: by_hand.loss_gradient(p, X, y)[order]  # noqa: E731
    return {"name": "mine", "loss": by_hand.loss, "loss_gradient": gradient}


def renamed(said: str) -> list[int]:
    """The order that an account proposes."""
    order = list(range(17))
    for pair in said.rstrip(".").split(" with ")[1].split(", "):
        at, _, own = pair.partition(" named ")
        order[NAMES.index(at)] = NAMES.index(own)
    return order


@pytest.mark.share(2)
@pytest.mark.parametrize("start", [INITIAL, DISTINCT], ids=["initial", "distinct"])
@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_the_order_that_would_fit_is_told(order, start):
    comparison = compare("by_hand", reading(order), initial=start, **FEW)
    if comparison.agree:  # the homework's start has the same bias in every unit
        assert start is INITIAL
        return
    (said,) = [remark for remark in comparison.remarks if "would fit" in remark]
    assert said.startswith("mine: its parameters would fit with ")
    probe = DISTINCT[::-1]
    proposed = reading(renamed(said))  # the units may be numbered otherwise
    for function in ("loss", "loss_gradient"):
        found, expected = (each[function](probe, X, y) for each in (proposed, reading(order)))
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)
    assert said in str(comparison).splitlines()


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_derivatives_in_another_order_are_told_from_parameters_in_another(order):
    comparison = compare("by_hand", answering(order), initial=DISTINCT, **FEW)
    (said,) = [remark for remark in comparison.remarks if "would fit" in remark]
    assert said.startswith("mine: its loss_gradient would fit with ")
    assert renamed(said) == order


def raising(*_: Any) -> Any:
    raise ValueError("only once")


def at_circles_only(p: Any, X: Any, y: Any) -> Any:
    return by_hand.loss_gradient(p, X, y) + 1e-6 if len(X) == 42 else raising()


WRONG = {
    "an entry": lambda p, X, y: by_hand.loss_gradient(p, X, y) + 1e-6,
    "a sign": lambda p, X, y: -by_hand.loss_gradient(p, X, y),
    "a mean": lambda p, X, y: by_hand.loss_gradient(p, X, y) / len(y),
    "a gradient that raises elsewhere": at_circles_only,
    "NaN": lambda p, X, y: by_hand.loss_gradient(p, X, y) * np.nan,
}


@pytest.mark.parametrize("gradient", WRONG.values(), ids=WRONG)
def test_no_order_is_proposed_where_none_would_fit(gradient):
    comparison = compare("by_hand", {"loss": by_hand.loss, "loss_gradient": gradient}, **FEW | {"n_steps": 0})
    assert not comparison.agree
    assert "would fit" not in str(comparison)
