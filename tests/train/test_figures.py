"""What the figures of a run draw is what was computed."""

import numpy as np

from crosscheck.comparison.training import Run, Trajectory
from crosscheck.figures import training as figures
from crosscheck.run import Question, Rows
from crosscheck.truth.errors import TruthReport
from tests.tables import DISTINCT, X, y

QUANTITIES = ("loss", "gradient", "params")
SIZES = np.array([1e-15, 3e-14, 2e-13])  # at steps 0, 1 and 2


def apart(loss: float, gradient: float, params: float) -> Trajectory:
    """A trajectory whose losses are `loss` times `SIZES` from 0, of each other quantity one entry that much, the rest less."""
    entries = np.full(17, -0.5)
    entries[[3, 8]] = 0.25, -1.0
    return Trajectory(
        loss * SIZES, params * np.outer(SIZES, entries), gradient * np.outer(SIZES, entries), np.zeros((2, 500))
    )


def test_the_difference_is_that_of_each_party_from_the_first_at_its_worst_entry():
    run = Run(X, y, DISTINCT, 0.001, 2)
    run.parties = {"first": apart(0, 0, 0), "second": apart(2, 3, 5), "third": apart(7, 11, 13)}
    panels = figures.difference(run).axes
    drawn = [{str(line.get_label()): line.get_ydata() for line in panel.lines} for panel in panels]
    factors = {"second": (2, 3, 5), "third": (7, 11, 13)}
    assert [list(curves) for curves in drawn] == [list(factors)] * 3
    for name, of_party in factors.items():
        for curves, factor in zip(drawn, of_party, strict=True):
            np.testing.assert_allclose(curves[name], factor * SIZES, rtol=1e-12)


def test_the_truth_shows_each_party_s_worst_entry_and_the_largest_bound():
    def entries(factor: float) -> np.ndarray:
        return factor * np.outer(SIZES, [0.5, 1.0, 0.25])

    held = {
        q: Rows(Question("mine", q, "the truth"), (0, 1, 2), entries(factor), entries(0), entries(10 * factor))
        for q, factor in zip(QUANTITIES, (2, 3, 5), strict=True)
    }
    held["params"].allowed[0] = 0  # the start is exact
    panels = figures.truth(TruthReport("arb-128", {"mine": held})).axes
    for panel, factor, first in zip(panels, (2, 3, 5), (20e-15, 30e-15, np.nan), strict=True):
        mine, bound = panel.lines[0], panel.lines[-1]
        assert (mine.get_label(), bound.get_label()) == ("mine", "most that rounding can do")
        np.testing.assert_allclose(mine.get_ydata(), factor * SIZES, rtol=1e-12)
        np.testing.assert_allclose(bound.get_ydata(), [first, *10 * factor * SIZES[1:]], rtol=1e-12)
