"""The figures of a training run, and of a network, are as legible as the topics' pictures."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import MappingProxyType, SimpleNamespace
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure

from crosscheck.comparison.training import Run, Trajectory, train
from crosscheck.figures import network, training
from crosscheck.figures import training as figures
from crosscheck.homework.circles.run import Question, Rows
from crosscheck.truth.errors import TruthReport
from manual import by_hand, tape, with_autograd
from tests.figures.looks import faults
from tests.tables import DISTINCT, X, y

NO_NETWORK: Any = SimpleNamespace(loss=by_hand.loss, loss_gradient=by_hand.loss_gradient)  # which has no boundary
PARTIES = MappingProxyType({"by_hand": by_hand, "tape": tape, "with_autograd": with_autograd, "mine.py": NO_NETWORK})


@cache
def run() -> Run:
    return train(PARTIES, Run(X, y, DISTINCT, n_steps=3))


def report() -> TruthReport:
    """Errors like those of a run, with exact starts."""
    sizes = np.array([0, 1e-15, 3e-14, 2e-13])
    errors = np.outer(sizes, [1.0, 0.5])
    held = {
        name: Rows(Question("mine", name, "the truth"), (0, 1, 2, 3), errors, np.zeros_like(errors), 10 * errors)
        for name in training.QUANTITIES
    }
    return TruthReport("arb-128", dict.fromkeys(PARTIES, held))


def long_names() -> Run:
    """The same, of files with names as students give them."""
    names = (f"submissions/homework_09_student_{i}.py" for i in range(len(PARTIES)))
    return replace(run(), parties=dict(zip(names, run().parties.values(), strict=True)))


def wrong() -> Run:
    """One party is far from the others from the second step on, the others are next to each other."""
    tape = run().parties["tape"]
    far = replace(tape, losses=tape.losses * [1, 1, 1e3, 1e30], gradients=tape.gradients * [[1], [1], [2], [1e20]])
    return replace(run(), parties={"by_hand": run().parties["by_hand"], "tape": tape, "mine.py": far})


def same() -> Run:
    """Parties whose numbers are the same: no distance is above 0."""
    return replace(run(), parties=dict.fromkeys(("one", "other"), run().parties["tape"]))


def path() -> Any:
    return run().parties["tape"].params


FIGURES: dict[str, Callable[[], Figure]] = {
    "boundary": lambda: training.boundary(run(), PARTIES),
    "boundary of long names": lambda: training.boundary(long_names(), dict.fromkeys(long_names().parties, by_hand)),
    "difference of one that is wrong": lambda: training.difference(wrong()),
    "losses": lambda: training.losses(run()),
    "difference": lambda: training.difference(run()),
    "difference of what differs nowhere": lambda: training.difference(same()),
    "truth": lambda: training.truth(report()),
    "boundaries": lambda: network.boundaries({"step 0": path()[0], "step 3": path()[3]}),
    "travelled": lambda: network.travelled(path(), path()),
}


@pytest.mark.share(2)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_legible(name):
    assert faults(FIGURES[name]()) == []


QUANTITIES = ("loss", "gradient", "params")
SIZES = np.array([1e-15, 3e-14, 2e-13])  # at steps 0, 1 and 2


def apart(loss: float, gradient: float, params: float) -> Trajectory:
    """A trajectory whose losses are `loss` times `SIZES` from 0, of each other quantity one entry that much, the rest less."""
    entries = np.full(17, -0.5)
    entries[[3, 8]] = 0.25, -1.0
    moved = np.outer(SIZES, entries)
    return Trajectory(loss * SIZES, params * moved, gradient * moved, np.zeros((2, 500)))


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
    for panel in figures.truth(report()).axes:  # of parties that begin exactly
        assert max(np.nanmax(line.get_ydata()) for line in panel.lines) < panel.get_ylim()[1], "the bound is in view"
