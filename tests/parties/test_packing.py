"""The 17 slots, each read for what it is: every party against a scalar loop spelled in the homework's names."""

import math

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import at_point
from tests.tables import DISTINCT, X, each_party, y


def phi(t: float) -> float:
    return 1 / (1 + math.exp(-t))


def hidden(x1: float, x2: float, p: dict[str, float]) -> list[float]:
    return [phi(p[f"v{j}1"] * x1 + p[f"v{j}2"] * x2 + p[f"b{j}"]) for j in (1, 2, 3, 4)]


def output(x1: float, x2: float, p: dict[str, float]) -> float:
    h1, h2, h3, h4 = hidden(x1, x2, p)
    return phi(p["u1"] * h1 + p["u2"] * h2 + p["u3"] * h3 + p["u4"] * h4 + p["a"])


def cross_entropy(x1: float, x2: float, label: float, p: dict[str, float]) -> float:
    y_out = output(x1, x2, p)
    return -label * math.log(y_out) - (1 - label) * math.log(1 - y_out)


def derivatives(x1: float, x2: float, label: float, p: dict[str, float]) -> dict[str, float]:
    r = output(x1, x2, p) - label
    dE = {"a": r}
    for j, h in zip((1, 2, 3, 4), hidden(x1, x2, p), strict=True):
        dE[f"u{j}"] = r * h
        dE[f"b{j}"] = r * p[f"u{j}"] * h * (1 - h)
        dE[f"v{j}1"] = dE[f"b{j}"] * x1
        dE[f"v{j}2"] = dE[f"b{j}"] * x2
    return dE


NAMED = dict(zip(NAMES, DISTINCT.tolist(), strict=True))
POINTS = [(x1, x2, label) for (x1, x2), label in zip(X.tolist(), y.tolist(), strict=True)]
BUDGET = at_point(DISTINCT, X, y)


def test_the_probe_tells_all_slots_apart():
    assert len(set(DISTINCT.tolist())) == 17


@each_party
def test_network_reads_every_slot_by_its_name(party):
    spelled = np.array([output(x1, x2, NAMED) for x1, x2, _ in POINTS])
    assert np.all(np.abs(party.network(X, DISTINCT) - spelled) <= 2 * BUDGET.network)


@each_party
def test_loss_reads_every_slot_by_its_name(party):
    spelled = math.fsum(cross_entropy(*point, NAMED) for point in POINTS)
    assert abs(party.loss(DISTINCT, X, y) - spelled) <= 2 * BUDGET.loss


@each_party
def test_loss_gradient_writes_every_slot_by_its_name(party):
    each = [derivatives(*point, NAMED) for point in POINTS]
    spelled: Array = np.array([math.fsum(dE[name] for dE in each) for name in NAMES])
    assert np.all(np.abs(party.loss_gradient(DISTINCT, X, y) - spelled) <= 2 * BUDGET.gradient)
