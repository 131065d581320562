"""How tight each error bound is: how many times the worst error that was measured against the truth, place by place.

A bound far above every error guards nothing, so none may exceed a thousand times the worst error measured: that holds for
every single entry, be it the loss, one of 17 derivatives or parameters, or one of N outputs. One evaluation alone says
little, since it may happen to be exact: at ``initial`` times a power of two, sums of equal numbers have no rounding error.
So each place is measured at several parameters nearby, each moved by up to a millionth of itself. An entry's worst error
is the largest of all parties and all steps there. An error below the smallest normal number counts as that number, which
every bound contains.

Exempt are only entries that no party can get wrong: sums of numbers that, all but a few, are floats to within a
millionth of an ulp, and whose sum is again a float. The bound of a sum does not know this. Those entries are named, with
their reason, where places are measured.
"""

import re
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from crosscheck.comparison.training import Run, train
from crosscheck.homework.circles.contract import ETA, FUNCTIONS, INITIAL, NAMES, Array, Party
from crosscheck.homework.circles.data import data_directory
from crosscheck.homework.circles.rounding import point
from crosscheck.homework.circles.rounding.descent import along_descent
from crosscheck.homework.circles.rounding.point import DTYPE, FLOAT64, TINY
from crosscheck.truth import arb, golden
from crosscheck.truth.arb import Enclosure
from data.make_golden import LONG_RUN, LONG_RUN_FILE

QUANTITIES = ("loss", "gradient", "params", "network")
LOOSE = 1000  # times the worst error measured
NEARBY = 1e-6
FINE = 1200  # bits: 1 - y_out keeps its digits down to the smallest normal number


@dataclass(frozen=True)
class Place:
    """Where error bounds are measured: parameters and data, and how many steps a run takes from there, None for no run."""

    name: str
    params: Array  # (17,)
    X: Array  # (N, 2)
    y: Array  # (N,)
    n_steps: int | None = None
    unit_roundoff: float = FLOAT64

    def nearby(self, draws: int) -> "list[Place]":
        """Return this place, and others beside it, in all `draws`. Parameters and data are numbers of the parties' precision."""
        rng, dtype = np.random.default_rng(9), DTYPE[self.unit_roundoff]
        moves = [np.zeros(self.params.size), *rng.uniform(-NEARBY, NEARBY, (draws - 1, self.params.size))]
        X = self.X.astype(dtype).astype(float)
        return [replace(self, params=(self.params * (1 + move)).astype(dtype).astype(float), X=X) for move in moves]


@dataclass(frozen=True)
class Tightness:
    """The error bound of one quantity at one place, beside the worst error measured there."""

    place: str
    quantity: str
    bound: float  # the largest of all entries
    measured: float  # the worst error of all entries
    times: float  # how many times the worst error the bound is, at the entry where it is the loosest
    entry: str  # which entry that is
    exceeded: bool = False  # whether some entry's error exceeds its bound

    @property
    def sound(self) -> bool:
        """Whether no error exceeds its bound, and no bound is loose."""
        return not self.exceeded and self.times <= LOOSE


def of(place: Place, parties: Mapping[str, Party], n: int, exempt: Container[tuple[str, str]] = ()) -> list[Tightness]:
    """Measure a place at `n` parameters: a row for each quantity. The bound of an `exempt` (quantity, entry) may be loose."""
    sample = _at_point if place.n_steps is None else _along_run
    samples = [sample(draw, parties) for draw in place.nearby(n)]
    tiny = TINY[place.unit_roundoff]
    return [_tightness(place.name, q, [sample[q] for sample in samples], exempt, tiny) for q in samples[0]]


def after_long_run(parties: Mapping[str, Party], X: Array, y: Array) -> Tightness:
    """Train for 10,000 steps, and compare the parameters with the committed end of the exact descent.

    One evaluation of each party says little of single entries, so the largest bound is divided by the worst error of all.
    """
    rows = golden.read(data_directory() / LONG_RUN_FILE)
    end = [golden.enclosure(*rows[LONG_RUN, name]) for name in NAMES]
    ends = [party.optimize(INITIAL, X, y, ETA, LONG_RUN)[1][-1] for party in parties.values()]
    worst = _worst(end, ends)
    bound = along_descent(INITIAL, X, y, ETA, LONG_RUN)[-1].params
    largest, measured, exceeded = float(bound.max()), float(worst.max()), not bool((worst <= bound).all())
    return Tightness(f"{LONG_RUN} steps", "params", largest, measured, largest / measured, "any", exceeded)


def markdown(rows: Iterable[Tightness]) -> str:
    """Write the table for a reader, a line for each place: error bound / worst error measured (times)."""
    cells: dict[str, dict[str, str]] = {}
    for r in rows:
        cells.setdefault(r.place, {})[r.quantity] = f"{r.bound:.1e} / {r.measured:.1e} ({r.times:.0f})"
    lines = [f"| place | {' | '.join(QUANTITIES)} |", "|---" * (len(QUANTITIES) + 1) + "|"]
    lines += [f"| {place} | {' | '.join(found.get(q, '') for q in QUANTITIES)} |" for place, found in cells.items()]
    return "\n".join(lines)


Sample = dict[str, tuple[Array, Array]]  # by quantity: the bound and the parties' worst error, entry by entry


def _at_point(place: Place, parties: Mapping[str, Party]) -> Sample:
    params, X, y = place.params, place.X, place.y
    exact, bounds = arb.evaluate(params, X, y), point.at_point(params, X, y, place.unit_roundoff)
    answers = parties.values()
    return {
        "loss": (np.array([bounds.loss]), _worst([exact.loss], [party.loss(params, X, y) for party in answers])),
        "gradient": (bounds.gradient, _worst(exact.gradient, [party.loss_gradient(params, X, y) for party in answers])),
        "network": (bounds.network, _worst(_outputs(X, params), [party.network(X, params) for party in answers])),
    }


def _along_run(place: Place, parties: Mapping[str, Party]) -> Sample:
    """Measure a run of the parties, at every step against the exact descent, and the network at its end."""
    run = train(parties, Run(place.X, place.y, place.params, ETA, place.n_steps, place.unit_roundoff))
    exact = arb.descend(run)
    answers, bounds = run.parties.values(), run.error_bounds
    worst = {
        "loss": _worst(exact.losses, [mine.losses for mine in answers]),
        "gradient": _worst(chain(*exact.gradients), [mine.gradients for mine in answers]),
        "params": _worst(chain(*exact.params), [mine.params for mine in answers]),
    }
    sample = {q: (bounds[q], errors.reshape(bounds[q].shape)) for q, errors in worst.items()}
    outputs = _worst(_outputs(place.X, exact.params[-1]), [mine.network[-1] for mine in answers])
    return sample | {"network": (bounds["network"][-1], outputs)}


def _outputs(X: Array, params: Array | tuple[Enclosure, ...]) -> tuple[Enclosure, ...]:
    outputs = arb.network(X, params, bits=FINE)
    assert isinstance(outputs, tuple)
    return outputs


def _worst(exact: Iterable[Enclosure], answers: Iterable[object]) -> Array:
    """Return the parties' worst error of each entry: no other answer is farther off than the smallest or the largest."""
    values = np.array([np.asarray(answer, dtype=float).reshape(-1) for answer in answers])
    extremes = zip(values.min(axis=0).tolist(), values.max(axis=0).tolist(), strict=True)
    both = zip(exact, map(set, extremes), strict=True)
    return np.array([max(truth.errors(end)[0] for end in ends) for truth, ends in both])


def _tightness(
    place: str, quantity: str, samples: list[tuple[Array, Array]], exempt: Container[tuple[str, str]], tiny: float
) -> Tightness:
    """Find the loosest entry; each sample's arrays have the shape (entries,) or, of a run, (steps, entries)."""
    bounds, worst = (np.vstack(arrays) for arrays in zip(*samples, strict=True))
    exceeded = not bool((worst <= bounds).all())
    entries = _names(quantity, bounds.shape[1])
    largest, measured = bounds.max(axis=0), np.maximum(worst.max(axis=0), tiny)
    times = [0.0 if (quantity, e) in exempt else t for e, t in zip(entries, largest / measured, strict=True)]
    i = int(np.argmax(times))
    numbers = (float(largest.max()), float(measured.max()), float(times[i]))
    return Tightness(place, quantity, *numbers, entries[i], exceeded)


def _names(quantity: str, count: int) -> list[str]:
    if quantity == "network":
        return [f"point {i}" for i in range(count)]
    return ["loss"] if quantity == "loss" else list(NAMES)


def changed(party: Any, **functions: Callable[..., Any]) -> Party:
    """Replace some of a party's functions."""
    return cast("Party", SimpleNamespace(**{name: getattr(party, name) for name in FUNCTIONS} | functions))


# The table in docs/bounds.md: by place and quantity, the bound, the worst error measured, and the times

PAGE = Path(__file__).parents[2] / "docs" / "bounds.md"
HEAD = markdown([]).splitlines()
CELL = re.compile(r"(\S+) / (\S+) \((\d+)\)")


def shown() -> dict[tuple[str, str], tuple[float, float, float]]:
    """Read the table."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines[lines.index(HEAD[0]) + len(HEAD) :]:
        if not line.startswith("|"):
            break
        place, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        for quantity, cell in zip(QUANTITIES, cells, strict=True):
            if numbers := CELL.fullmatch(cell):
                bound, measured, times = map(float, numbers.groups())
                found[place, quantity] = bound, measured, times
    return found


def untrue(row: Tightness) -> str | None:
    """Return what the page shows otherwise: other digits of a bound, or an error or times of another order than here."""
    bound, measured, times = shown().get((row.place, row.quantity), (0.0, 0.0, 0.0))
    same_order = _same_order(row.measured, measured) and _same_order(row.times, times)
    if abs(row.bound - bound) <= 0.06 * row.bound and same_order and times <= LOOSE:
        return None
    return f"docs/bounds.md: {row.place}, {row.quantity} is {bound} / {measured} ({times}), measured {row}"


def _same_order(one: float, other: float) -> bool:
    """Machines round differently: the times of a single entry by a factor of 3."""
    return one <= 10 * other and other <= 10 * one
