"""How much room each budget leaves: beside the worst error that was measured against the truth, place by place.

A budget far above what happens guards nothing, so that none may exceed a thousand times the worst measured: not for any
single entry, be it the loss, one of 17 derivatives or parameters, or one of N outputs. A budget bounds a distribution of
errors, of which one evaluation is one draw, and may happen to be exact: at ``initial`` times a power of two, sums of
equal numbers lose nothing. So each place is measured at some parameters nearby, each moved by up to a millionth of
itself, and an entry's worst error is the largest of all parties there, and of all steps of a run. An error below the
smallest normal number counts as that, which is the least that any budget grants.

An entry is exempt only where all but a few of the numbers that are added up are floats, within a millionth part of a unit
in the last place, and so are their sums: no party can err there, and a sum's budget does not know. Those entries are named
with their reason where places are measured.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from crosscheck.comparison.training import train
from crosscheck.homework.circles.contract import ETA, INITIAL, NAMES, Array, Party
from crosscheck.homework.circles.data import data_directory
from crosscheck.rounding import point as budgets
from crosscheck.rounding.descent import along_descent
from crosscheck.truth import arb as balls
from crosscheck.truth import golden
from crosscheck.truth.enclosure import Enclosure
from crosscheck.truth.errors import against

QUANTITIES = ("loss", "gradient", "params", "network")
MOST = 1000  # times the worst measured
NEARBY = 1e-6
FINE = 1200  # bits, with which an output's enclosure is narrower than its distance from 1, down to the smallest number


@dataclass(frozen=True)
class Place:
    """Where budgets are measured: parameters and data, and how many steps a run takes from there, None for no run."""

    name: str
    params: Array  # (17,)
    X: Array  # (N, 2)
    y: Array  # (N,)
    n_steps: int | None = None
    unit_roundoff: float = budgets.FLOAT64

    def nearby(self, draws: int) -> list[Place]:
        """Give this place, and others beside it; parameters and data are numbers of the parties' precision."""
        rng, dtype = np.random.default_rng(9), budgets.DTYPE[self.unit_roundoff]
        moves = [np.zeros(self.params.size), *rng.uniform(-NEARBY, NEARBY, (draws - 1, self.params.size))]
        X = self.X.astype(dtype).astype(float)
        return [replace(self, params=(self.params * (1 + move)).astype(dtype).astype(float), X=X) for move in moves]


@dataclass(frozen=True)
class Headroom:
    """The budget of one quantity at one place, beside the worst error measured there."""

    place: str
    quantity: str
    budget: float  # of the entry with the largest
    measured: float  # the worst of all entries
    times: float  # the budget in units of the worst measured, at the entry where it is the most generous
    entry: str  # which one that is
    exceeded: bool = False  # at some entry

    @property
    def sound(self) -> bool:
        """Say whether no entry exceeds its budget, and the budget is not idle."""
        return not self.exceeded and self.times <= MOST


def of(
    place: Place, parties: Mapping[str, Party], draws: int, exempt: Container[tuple[str, str]] = ()
) -> list[Headroom]:
    """Measure a place: a row for the loss, the gradient, the network, and, of a run, for the parameters.

    Parameters
    ----------
    place : Place
    parties : mapping of name to party
    draws : int
        At how many parameters to measure.
    exempt : container of (quantity, entry)
        Entries that need not come near their budget.
    """
    sample = _at_point if place.n_steps is None else _along_run
    samples = [sample(draw, parties) for draw in place.nearby(draws)]
    tiny = budgets.TINY[place.unit_roundoff]
    return [_headroom(place.name, q, [sample[q] for sample in samples], exempt, tiny) for q in samples[0]]


def after_long_run(parties: Mapping[str, Party], X: Array, y: Array) -> Headroom:
    """Train for 10,000 steps, and compare the parameters with the committed end of the exact descent.

    There is one draw of each party only, too few for single entries: the largest budget is held against the worst of all.
    """
    rows = golden.read(data_directory() / golden.LONG_RUN_FILE)
    end = [golden.enclosure(*rows[golden.LONG_RUN, name]) for name in NAMES]
    ends = [party.optimize(INITIAL, X, y, ETA, golden.LONG_RUN)[1][-1] for party in parties.values()]
    worst = np.max([_errors(end, params) for params in ends], axis=0)
    budget = along_descent(INITIAL, X, y, ETA, golden.LONG_RUN)[-1].params
    largest, measured, exceeded = float(budget.max()), float(worst.max()), not bool((worst <= budget).all())
    return Headroom(f"{golden.LONG_RUN} steps", "params", largest, measured, largest / measured, "any", exceeded)


def markdown(rows: Iterable[Headroom]) -> str:
    """Write the table for a reader, a line for each place: budget / worst measured (times)."""
    cells: dict[str, dict[str, str]] = {}
    for r in rows:
        cells.setdefault(r.place, {})[r.quantity] = f"{r.budget:.1e} / {r.measured:.1e} ({r.times:.0f})"
    lines = [f"| place | {' | '.join(QUANTITIES)} |", "|---" * (len(QUANTITIES) + 1) + "|"]
    lines += [f"| {place} | {' | '.join(found.get(q, '') for q in QUANTITIES)} |" for place, found in cells.items()]
    return "\n".join(lines)


Sample = dict[str, tuple[Array, Array]]  # by quantity: the budget and the parties' worst error, entry by entry


def _at_point(place: Place, parties: Mapping[str, Party]) -> Sample:
    params, X, y = place.params, place.X, place.y
    exact, budget = balls.evaluate(params, X, y), budgets.at_point(params, X, y, place.unit_roundoff)
    outputs = _outputs(X, params)
    losses = [_errors([exact.loss], party.loss(params, X, y)) for party in parties.values()]
    gradients = [_errors(exact.gradient, party.loss_gradient(params, X, y)) for party in parties.values()]
    networks = [_errors(outputs, party.network(X, params)) for party in parties.values()]
    return {
        "loss": (np.array([budget.loss]), np.max(losses, axis=0)),
        "gradient": (budget.gradient, np.max(gradients, axis=0)),
        "network": (budget.network, np.max(networks, axis=0)),
    }


def _along_run(place: Place, parties: Mapping[str, Party]) -> Sample:
    """Measure a run of the parties, at every step against the exact descent, and the network at its end."""
    assert place.n_steps is not None
    X, y = place.X, place.y
    run = train(parties, X, y, place.params, ETA, place.n_steps, unit_roundoff=place.unit_roundoff)
    exact = balls.descend(place.params, X, y, ETA, place.n_steps)
    report = against(exact, run)
    sample = {
        q: (budget, np.max([errors[q].absolute for errors in report.parties.values()], axis=0))
        for q, budget in report.budgets.items()
    }
    outputs = _outputs(X, exact.params[-1])
    networks = [_errors(outputs, mine.network[-1]) for mine in run.parties.values()]
    last = along_descent(place.params, X, y, ETA, place.n_steps, place.unit_roundoff)[-1]
    return sample | {"network": (last.network, np.max(networks, axis=0))}


def _outputs(X: Array, params: Array | tuple[Enclosure, ...]) -> tuple[Enclosure, ...]:
    outputs = balls.network(X, params, bits=FINE)
    assert isinstance(outputs, tuple)
    return outputs


def _errors(exact: Iterable[Enclosure], values: object) -> Array:
    floats = np.asarray(values, dtype=float).reshape(-1).tolist()
    return np.array([truth.error(value) for truth, value in zip(exact, floats, strict=True)])


def _headroom(
    place: str, quantity: str, samples: list[tuple[Array, Array]], exempt: Container[tuple[str, str]], tiny: float
) -> Headroom:
    """Find the entry with the most room; each sample's arrays have the shape (entries,) or, of a run, (steps, entries)."""
    budget, worst = (np.vstack(arrays) for arrays in zip(*samples, strict=True))
    exceeded = not bool((worst <= budget).all())
    entries = _names(quantity, budget.shape[1])
    largest, measured = budget.max(axis=0), np.maximum(worst.max(axis=0), tiny)
    times = [0.0 if (quantity, e) in exempt else t for e, t in zip(entries, largest / measured, strict=True)]
    i = int(np.argmax(times))
    return Headroom(place, quantity, float(largest.max()), float(measured.max()), float(times[i]), entries[i], exceeded)


def _names(quantity: str, count: int) -> list[str]:
    if quantity == "network":
        return [f"point {i}" for i in range(count)]
    return ["loss"] if quantity == "loss" else list(NAMES)
