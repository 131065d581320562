"""Far from the boundary: which ways of writing the cross-entropy of one sample stay exact, and what becomes of the others.

With u = 0 the output's pre-activation is exactly a, whatever x is. The margin m = (2y - 1) a is positive where the
network is right. The loss is log(1 + exp(-m)); it and its derivative with respect to a are computed by

    by_hand, tape, with_autograd, torch (BCEWithLogitsLoss)   the parties themselves, called with one sample
    BCELoss                                                   torch's loss of the rounded output, logarithms >= -100
    naive                                                     -y log o - (1 - y) log(1 - o), and o - y
"""

from collections.abc import Callable
from math import exp, isinf, isnan
from typing import NamedTuple

import numpy as np
import pytest

from crosscheck.homework.circles.contract import NAMES
from crosscheck.truth import arb
from tests.needs import needs_torch
from tests.tables import PARTIES

pytestmark = [pytest.mark.second_stage, needs_torch]  # the tables take seconds
MARGINS = np.unique([*range(-800, 801, 20), *np.linspace(-44, 44, 89), -36.8, 36.8, *range(705, 751, 3)])
#: By hand, at many margins: close to 0, at both ends, and where exp overflows.
DENSE = [*np.linspace(-40, 40, 401), *np.linspace(-800, 800, 401), *np.linspace(700, 750, 201)]
DENSE += [*np.linspace(-750, -700, 201)]
POINT, A = np.array([[0.5, -0.25]]), NAMES.index("a")


class Row(NamedTuple):
    """One formula's answers for one sample, and their errors in ulp of the truth, infinite where an answer is not finite."""

    margin: float
    loss: float
    loss_ulp: float
    slope: float
    slope_ulp: float


def naive(a: float, y: int) -> tuple[float, float]:
    o = 1 / (1 + np.exp(-np.float64(a)))
    return float(-y * np.log(o) - (1 - y) * np.log(1 - o)), float(o - y)


def bce_loss(a: float, y: int) -> tuple[float, float]:
    import torch

    z = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.BCELoss(reduction="sum")(torch.sigmoid(z), torch.tensor(float(y), dtype=torch.float64))
    loss.backward()
    return float(loss.detach()), float(z.grad)


@np.errstate(all="ignore")
def rows(formula: str, y: int, low: float, high: float, margins: list[float] = MARGINS) -> list[Row]:
    found = []
    for margin in (float(each) for each in margins if low <= each <= high):
        a = margin if y else -margin
        params, label = np.where(np.arange(17) == A, a, 0.0), np.array([float(y)])
        if formula in PARTIES:
            E, gradient = (getattr(PARTIES[formula], f)(params, POINT, label) for f in ("loss", "loss_gradient"))
            loss, slope = float(E), float(gradient[A])
        else:
            loss, slope = {"BCELoss": bce_loss, "naive": naive}[formula](a, y)
        exact = arb.evaluate(params, POINT, label)
        found.append(Row(margin, loss, exact.loss.errors(loss)[1], slope, exact.gradient[A].errors(slope)[1]))
    assert found
    return found


@pytest.mark.parametrize("side", [(-800, 0), (0, 800)], ids=["wrong side", "right side"])
@pytest.mark.parametrize("y", [0, 1])
def test_by_hand_stays_within_2_ulp_and_its_derivative_within_4(y, side):
    mine = rows("by_hand", y, *side, DENSE)
    assert len(mine) > 600
    assert max(row.loss_ulp for row in mine) <= 2
    assert max(row.slope_ulp for row in mine) <= 4


#: A formula, labels, margins from .. to, and what holds there.
CLAIMS: dict[str, tuple[str, tuple[int, ...], float, float, Callable[[Row], bool]]] = {
    "the tape loses nothing": ("tape", (0, 1), -800, 800, lambda r: r.loss_ulp <= 2 and r.slope_ulp <= 4),
    "autograd loses little": ("with_autograd", (0, 1), -800, 800, lambda r: r.loss_ulp <= 2 and r.slope_ulp <= 100),
    "torch is exact on the wrong side": ("torch", (0, 1), -800, 0, lambda r: r.loss_ulp <= 2),
    "torch loses all where y = 0 is right": ("torch", (0,), 40, 700, lambda r: r.loss == 0 and r.loss_ulp > 1e15),
    "torch loses nothing where y = 1 is right": ("torch", (1,), 40, 700, lambda r: r.loss_ulp <= 2),
    "BCELoss before it jumps": ("BCELoss", (0,), -36.5, -35.5, lambda r: 35 < r.loss < 37),
    "BCELoss once it has jumped": ("BCELoss", (0,), -800, -36.75, lambda r: (r.loss, r.slope) == (100, 0)),
    "its gradient": ("BCELoss", (0,), -27.5, -20, lambda r: r.slope_ulp <= 4),
    # y_out (1 - y_out), of which rounding y_out takes a few digits, over 1e-12
    "its gradient fades": ("BCELoss", (0,), -36.5, -27.8, lambda r: 0.9 < r.slope / (exp(r.margin) * 1e12) < 1.1),
    "the naive loss on the wrong side": ("naive", (0,), -800, -36.75, lambda r: isinf(r.loss)),
    "the naive loss on the right side": ("naive", (1,), 36.75, 800, lambda r: isnan(r.loss)),
}


@pytest.mark.parametrize(("formula", "labels", "low", "high", "claim"), CLAIMS.values(), ids=CLAIMS)
def test_what_becomes_of_each_formula(formula, labels, low, high, claim):
    assert [row for y in labels for row in rows(formula, y, low, high) if not claim(row)] == []
