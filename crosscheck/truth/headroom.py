"""How much room each budget leaves: beside the worst error that was measured against the truth, place by place.

A budget far above what happens guards nothing, so that none may exceed a thousand times the worst measured. Exempt are
only places where floats happen to be exact. At ``initial * 100`` every output is within 1e-38 of 0 or 1, which is what
it rounds to, while a budget in units of the last place of 1 cannot be smaller; and with every point on its right side
the loss is 1e-85, and so is its error, while the budget must allow for torch's ``(1 - y) z + softplus(-z)``, which is
the difference of two numbers near 1000.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from crosscheck import budgets
from crosscheck.circles import data_directory
from crosscheck.contract import ETA, INITIAL, NAMES, Array, Party
from crosscheck.training import Run
from crosscheck.truth import balls, golden
from crosscheck.truth.distance import measure
from crosscheck.truth.enclosure import Enclosure

MOST = 1000  # times the worst measured


@dataclass(frozen=True)
class Headroom:
    """One budget, at its most generous entry, beside the worst error of any party and entry."""

    place: str
    quantity: str
    budget: float
    measured: float
    exceeded: bool = False  # at some entry

    @property
    def times(self) -> float:
        """Give the budget in units of the worst measured."""
        return self.budget / self.measured if self.measured else float("inf")

    @property
    def sound(self) -> bool:
        """Say whether no entry exceeds its budget, and the budget is not idle."""
        return not self.exceeded and self.times <= MOST


def at_point(
    place: str, parties: Mapping[str, Party], params: Array, X: Array, y: Array, u: float = budgets.FLOAT64
) -> list[Headroom]:
    """Compare the parties' loss, gradient and network at one set of parameters with the truth there."""
    exact, outputs = balls.evaluate(params, X, y), balls.network(X, params)
    budget = budgets.at_point(params, X, y, u)
    values = [(p.loss(params, X, y), p.loss_gradient(params, X, y), p.network(X, params)) for p in parties.values()]
    losses, gradients, networks = zip(*values, strict=True)
    assert isinstance(outputs, tuple)
    return [
        _headroom(place, "loss", np.array([budget.loss]), [_errors([exact.loss], [E]) for E in losses]),
        _headroom(place, "gradient", budget.gradient, [_errors(exact.gradient, dE) for dE in gradients]),
        _headroom(place, "network", budget.network, [_errors(outputs, y_out) for y_out in networks]),
    ]


def along_run(place: str, run: Run, u: float = budgets.FLOAT64) -> list[Headroom]:
    """Compare a whole run with the exact descent."""
    report = measure(run, u)
    return [
        _headroom(
            place, quantity, report.budgets[quantity], [mine[quantity].absolute for mine in report.parties.values()]
        )
        for quantity in report.budgets
    ]


def after_long_run(parties: Mapping[str, Party], X: Array, y: Array) -> list[Headroom]:
    """Train for 10,000 steps, and compare the parameters with the committed end of the exact descent."""
    rows = golden.read(data_directory() / golden.LONG_RUN_FILE)
    end = [golden.enclosure(*rows[golden.LONG_RUN, name]) for name in NAMES]
    errors = [_errors(end, p.optimize(INITIAL, X, y, ETA, golden.LONG_RUN)[1][-1]) for p in parties.values()]
    budget = budgets.along_descent(INITIAL, X, y, ETA, golden.LONG_RUN)[-1].params
    return [_headroom(f"{golden.LONG_RUN} steps", "params", np.full(len(NAMES), budget), errors)]


def markdown(rows: Iterable[Headroom]) -> str:
    """Write the table for a reader."""
    lines = ["| place | quantity | budget | worst measured | times |", "|---|---|---|---|---|"]
    lines += [f"| {r.place} | {r.quantity} | {r.budget:.1e} | {r.measured:.1e} | {r.times:.0f} |" for r in rows]
    return "\n".join(lines)


def _errors(exact: Iterable[Enclosure], values: object) -> Array:
    floats = np.asarray(values, dtype=float).reshape(-1).tolist()
    return np.array([truth.error(value) for truth, value in zip(exact, floats, strict=True)])


def _headroom(place: str, quantity: str, budget: Array, errors: list[Array]) -> Headroom:
    worst = np.max(errors, axis=0)
    exceeded = not bool((worst <= budget).all())
    return Headroom(place, quantity, float(budget.max()), float(worst.max()), exceeded)
