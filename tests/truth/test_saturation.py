"""Far from the boundary: who stays exact, and what becomes of the others."""

from collections.abc import Callable
from math import exp, isinf, isnan

import numpy as np
import pytest

from tests.benchmarks import saturation
from tests.benchmarks.saturation import Row
from tests.needs import needs_torch

pytestmark = [pytest.mark.second_stage, needs_torch]  # the table takes seconds, and serves the README


@pytest.fixture(scope="module")
def rows():
    return saturation.table()


def _of(rows: list[Row], formula: str, y: int, low: float, high: float) -> list[Row]:
    chosen = [row for row in rows if row.formula == formula and row.y == y and low <= row.margin <= high]
    assert chosen
    return chosen


@pytest.fixture(scope="module")
def dense():
    """By hand, at many margins: close to 0, at both ends, and where exp overflows."""
    margins = [*np.linspace(-40, 40, 401), *np.linspace(-800, 800, 401), *np.linspace(700, 750, 201)]
    return saturation.table([*margins, *np.linspace(-750, -700, 201)], ["by_hand"])


@pytest.mark.parametrize("side", [(-800, 0), (0, 800)], ids=["wrong side", "right side"])
@pytest.mark.parametrize("y", [0, 1])
def test_by_hand_stays_within_2_ulp_and_its_derivative_within_4(y, side, dense):
    mine = _of(dense, "by_hand", y, *side)
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
def test_what_becomes_of_each_formula(formula, labels, low, high, claim, rows):
    assert [row for y in labels for row in _of(rows, formula, y, low, high) if not claim(row)] == []
