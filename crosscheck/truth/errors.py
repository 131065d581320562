"""The errors of each party of a run: against the exact descent, and of each step alone, proven where it was taken.

The proof of one step needs no long enclosure. A party's loss and gradient are compared with their enclosures at the
party's own parameters, which are exact inputs. Its next parameters are compared with what the update rule makes of the
enclosed gradient there:

    |loss - E(p_k)| <= error bound,   |gradient - dE(p_k)| <= error bound,
    |p_{k+1} - (p_k - eta dE(p_k))| <= eta error bound + u (|eta dE| + |p_{k+1}|)     product and difference, each rounded
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import at_point
from crosscheck.run import Question, Rows, Run, Trajectory
from crosscheck.truth import arb, golden
from crosscheck.truth.arb import Descent, Enclosure, NoTruthError, TooWideError
from crosscheck.verdict import plain

LONGEST_RUN = 1000  # steps, of which the last take the exact descent 6 ms each; certificates serve for longer runs
NARROW = Fraction(1, 2**80)  # an enclosure this narrow, absolutely or relatively, hardly changes the error of a float64
QUANTITIES = ("loss", "gradient", "params")
THE_TRUTH = "the truth"  # what stands for the other party of a question
PRECISION_ATTEMPTS = 3  # each with twice the bits


@dataclass(frozen=True)
class TruthReport:
    """Every party's errors against the truth, and the bounds that they must keep."""

    source: str  # "arb-128", with more bits for longer runs, or "golden"
    parties: dict[str, dict[str, Rows]]  # by party, then "loss", "gradient", "params"

    def within(self, party: str) -> bool:
        """Whether every error of a party, at every step, is within its error bound."""
        return not any(rows.outside.any() for rows in self.parties[party].values())

    def bound_by_step(self, quantity: str) -> Array:
        """Return each step's largest error bound of any entry, shape (n_steps + 1,), to draw beside `Rows.by_step`."""
        largest: Array = next(iter(self.parties.values()))[quantity].allowed.max(axis=1)
        return largest

    def to_json(self) -> dict[str, Any]:
        """Return the source, and each party's worst errors, ``loss_ulp`` to ``params_abs``: None where infinite.

        Where an exact value passes near 0, a right one is many ulp off.
        """
        parties = {}
        for name, held in self.parties.items():
            worst = {q: rows.errors.max(axis=(0, 1)).tolist() for q, rows in held.items() if rows.errors is not None}
            parties[name] = plain(
                {f"{q}_{unit}": of[i] for q, of in worst.items() for unit, i in (("ulp", 1), ("abs", 0))}
            )
        return {"source": self.source, "parties": parties}


def measure(run: Run, on_step: Callable[[int], None] = lambda _: None) -> TruthReport:
    """Measure every party of a run against the exact descent from its start; arguments and errors as `truth_of`."""
    return against(truth_of(run, on_step), run)


def against(exact: Descent, run: Run) -> TruthReport:
    """Measure every party of a run against an exact descent that is known already."""
    nearest = {quantity: np.array([[*map(float, row)] for row in exact.of(quantity)]) for quantity in QUANTITIES}

    def held(name: str, mine: Trajectory, quantity: str) -> Rows:
        values = mine.of(quantity)
        assert values is not None
        pairs = zip(values.tolist(), exact.of(quantity), strict=True)
        errors = np.array([[truth.errors(value) for value, truth in zip(*pair, strict=True)] for pair in pairs])
        rows = run.hold(Question(name, quantity, THE_TRUTH), values, nearest[quantity])
        return replace(rows, allowed=run.error_bounds[quantity], errors=errors)

    parties = run.parties.items()
    return TruthReport(exact.source, {name: {q: held(name, mine, q) for q in QUANTITIES} for name, mine in parties})


def truth_of(run: Run, on_step: Callable[[int], None] = lambda _: None) -> Descent:
    """Return the exact descent from a run's start: enclosed in ball arithmetic, or, for the homework's, as committed.

    `on_step` is called with the number of each step that is reached; one takes 5 ms. NoTruthError if python-flint is
    missing and the run is not the homework's, or if it is longer than `LONGEST_RUN`.
    """
    if sys.float_info.min / 2 == 0.0:
        raise NoTruthError(
            "In this process numbers below 2.2e-308 become 0, as a library makes them that was built with -ffast-math, "
            "so that errors against the truth cannot be measured in it."
        )
    if run.n_steps > LONGEST_RUN:
        raise NoTruthError(
            f"Distances from the truth are measured over at most {LONGEST_RUN} steps, not {run.n_steps}; "
            "--certify proves the steps of a longer run one by one."
        )
    try:
        return _descend(run, on_step)
    except arb.FlintMissingError:
        if not golden.serves(run):
            raise
        return golden.load(run.n_steps)


def _descend(run: Run, on_step: Callable[[int], None]) -> Descent:
    """Enclose the exact descent, with more bits where those that suffice for the homework leave it too wide."""
    bits = arb.bits_for(run.n_steps)
    for _ in range(PRECISION_ATTEMPTS):
        with suppress(TooWideError):
            exact = arb.descend(run.initial, run.X, run.y, run.eta, run.n_steps, bits=bits, on_step=on_step)
            ends = (*exact.losses, *exact.params[-1], *exact.gradients[-1])
            if all(each.radius <= NARROW * max(Fraction(1), abs(each.midpoint)) for each in ends):
                return exact
        bits *= 2
    raise NoTruthError(f"The exact descent cannot be followed for {run.n_steps} steps at eta = {run.eta}.")


# Local certificates


@dataclass
class Certificates:
    """How many steps of one party are proven, and the first place that is not."""

    n_steps: int
    proven: int = 0  # steps 1 to n_steps: the update that led there, the loss and the gradient there
    first_refused: str | None = None  # the step, the quantity, its error and its error bound; step 0 is the start


def certify(
    run: Run, on_step: Callable[[int, dict[str, Certificates]], None] = lambda *_: None
) -> dict[str, Certificates]:
    """Prove the steps of a run, one by one, for every party; parties at equal parameters share an enclosure.

    `on_step` is called with each step's number and the certificates so far, once all parties are done there. A step
    takes 5 ms a party. Raises FlintMissingError if python-flint is not installed.
    """
    certificates = {name: Certificates(run.n_steps) for name in run.parties}
    before: dict[bytes, _Place] = {}
    for step in range(run.n_steps + 1):
        distinct = {mine.params[step].tobytes(): mine.params[step] for mine in run.parties.values()}
        here = {key: _Place(params, run) for key, params in distinct.items() if np.isfinite(params).all()}
        for name, mine in run.parties.items():
            refusal, so_far = _refusal(before, here, mine, step), certificates[name]
            so_far.proven += step > 0 and refusal is None
            if refusal is not None and so_far.first_refused is None:
                so_far.first_refused = f"step {step}: {refusal}"
        before = here
        on_step(step, certificates)
    return certificates


class _Place:
    """One set of parameters: the enclosures and the error bounds there."""

    def __init__(self, params: Array, run: Run) -> None:
        self.params, self.eta, self.u = params, run.eta, run.unit_roundoff
        self.exact = arb.evaluate(params, run.X, run.y)
        self.bounds = at_point(params, run.X, run.y, self.u)

    def refused_value(self, loss: float, gradient: Array) -> str | None:
        """Return the first of a party's loss and gradient here that is not proven to keep its error bound, if any."""
        names = ["loss", *(f"d loss / d {name}" for name in NAMES)]
        exact = [self.exact.loss, *self.exact.gradient]
        return _first_refused(names, exact, [loss, *gradient], [self.bounds.loss, *self.bounds.gradient])

    def refused_update(self, after: Array) -> str | None:
        """Return the first of a party's next parameters that is not proven to follow by the update rule, if any."""
        eta, rate, gradient = Fraction(self.eta), abs(self.eta), self.exact.gradient
        each = zip(self.params.tolist(), gradient, strict=True)
        exact = [Enclosure(Fraction(p) - eta * g.midpoint, abs(eta) * g.radius) for p, g in each]
        slopes = np.abs([float(g) for g in gradient])
        allowed = rate * self.bounds.gradient + self.u * (rate * slopes + np.abs(after))
        return _first_refused(NAMES, exact, after, allowed)


def _refusal(before: dict[bytes, _Place], here: dict[bytes, _Place], mine: Trajectory, step: int) -> str | None:
    """Return why a party's step is not proven, None if it is; `before` and `here` hold places by their parameters."""
    if (place := here.get(mine.params[step].tobytes())) is None:
        return "its parameters are not finite"
    refused = place.refused_value(float(mine.losses[step]), mine.gradients[step])
    if refused is None and step > 0:
        came_from = before.get(mine.params[step - 1].tobytes())
        refused = came_from.refused_update(mine.params[step]) if came_from else "it came from parameters not finite"
    return refused


def _first_refused(
    names: Iterable[str], exact: Iterable[Enclosure], values: Iterable[float], allowed: Iterable[float]
) -> str | None:
    for name, enclosure, number, bound in zip(names, exact, map(float, values), map(float, allowed), strict=True):
        if not enclosure.within(number, bound):
            return f"{name} is {number!r}, {enclosure.errors(number)[0]:.2g} from the truth, error bound {bound:.2g}"
    return None
