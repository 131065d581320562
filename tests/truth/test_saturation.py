"""Far from the boundary: who stays exact, and what becomes of the others."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tests.benchmarks import saturation
from tests.benchmarks.saturation import Row
from tests.needs import needs_torch

pytestmark = [pytest.mark.second_stage, needs_torch]  # the table takes seconds, and serves the README


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return saturation.table()


def _of(rows: list[Row], formula: str, y: int, low: float, high: float) -> list[Row]:
    chosen = [row for row in rows if row.formula == formula and row.y == y and low <= row.margin <= high]
    assert chosen
    return chosen


@pytest.fixture(scope="module")
def dense() -> list[Row]:
    """By hand, at many margins: close to 0, at both ends, and where exp overflows."""
    margins = [*np.linspace(-40, 40, 401), *np.linspace(-800, 800, 401), *np.linspace(700, 750, 201)]
    return saturation.table([*margins, *np.linspace(-750, -700, 201)], ["by_hand"])


@pytest.mark.parametrize("side", [(-800, 0), (0, 800)], ids=["wrong side", "right side"])
@pytest.mark.parametrize("y", [0, 1])
def test_by_hand_stays_within_2_ulp_and_its_derivative_within_4(
    y: int, side: tuple[float, float], dense: list[Row]
) -> None:
    mine = _of(dense, "by_hand", y, *side)
    assert len(mine) > 600
    assert max(row.loss_ulp for row in mine) <= 2
    assert max(row.slope_ulp for row in mine) <= 4


@pytest.mark.parametrize(("formula", "loss", "slope"), [("by_hand", 2, 4), ("tape", 2, 4), ("with_autograd", 2, 100)])
def test_the_hand_written_parties_lose_nothing_on_either_side(
    formula: str, loss: float, slope: float, rows: list[Row]
) -> None:
    for y in (0, 1):
        mine = _of(rows, formula, y, -800, 800)
        assert max(row.loss_ulp for row in mine) <= loss
        assert max(row.slope_ulp for row in mine) <= slope


def test_torchs_loss_is_exact_on_the_wrong_side_and_loses_all_relative_accuracy_on_one_right_side(
    rows: list[Row],
) -> None:
    assert all(row.loss_ulp <= 2 for y in (0, 1) for row in _of(rows, "torch", y, -800, 0))
    assert all(row.loss == 0 and row.loss_ulp > 1e15 for row in _of(rows, "torch", 0, 40, 700))
    assert all(row.loss_ulp <= 2 for row in _of(rows, "torch", 1, 40, 700))


def test_bceloss_jumps_to_100_at_36_8_and_its_gradient_vanishes(rows: list[Row]) -> None:
    assert all(35 < row.loss < 37 for row in _of(rows, "BCELoss", 0, -36.5, -35.5))
    beyond = _of(rows, "BCELoss", 0, -800, -36.75)
    assert {(row.loss, row.slope) for row in beyond} == {(100.0, 0.0)}


def test_the_gradient_of_bceloss_fades_where_it_divides_by_1e_12(rows: list[Row]) -> None:
    assert all(row.slope_ulp <= 4 for row in _of(rows, "BCELoss", 0, -27.5, -20))
    for row in _of(rows, "BCELoss", 0, -36.5, -27.8):
        output_s_slope = math.exp(row.margin)  # y_out (1 - y_out), of which rounding y_out takes a few digits
        assert math.isclose(row.slope, output_s_slope / 1e-12, rel_tol=0.1)


def test_the_naive_loss_is_infinite_on_the_wrong_side_and_nan_on_the_right(rows: list[Row]) -> None:
    assert all(math.isinf(row.loss) for row in _of(rows, "naive", 0, -800, -36.75))
    assert all(math.isnan(row.loss) for row in _of(rows, "naive", 1, 36.75, 800))


def test_the_table_has_a_row_for_each_formula_label_and_margin(rows: list[Row]) -> None:
    assert len(rows) == len(saturation.FORMULAS) * 2 * len(saturation.MARGINS)
    assert (saturation.MARGINS.min(), saturation.MARGINS.max()) == (-800, 800)
