"""The errors of each party of a run: against the exact descent, and of each single step, proven at its own start.

The proof of one step needs no long enclosure: a party's loss and gradient are compared with their enclosures at the
party's own parameters, which are exact inputs. Its next parameters are compared with the update rule for the
enclosed gradient there:

    |loss - E(p_k)| <= error bound,   |gradient - dE(p_k)| <= error bound,
    |p_{k+1} - (p_k - eta dE(p_k))| <= eta error bound + u (|eta dE| + |p_{k+1}|)     product and difference, each rounded
"""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.rounding.point import PointBounds, at_point
from crosscheck.homework.circles.run import Question, Rows, Run, Trajectory
from crosscheck.optional import MissingPackageError
from crosscheck.truth import arb, golden
from crosscheck.truth.arb import Descent, Enclosure, Evaluation, NoTruthError, TooWideError
from crosscheck.verdict import plain

LONGEST_RUN = 1000  # steps; the last ones take the exact descent 6 ms each. Use certificates for longer runs
NARROW = Fraction(1, 2**80)  # largest radius, absolute or relative: it hardly changes the error of a float64
QUANTITIES = ("loss", "gradient", "params")
THE_TRUTH = "the truth"  # the other party of a comparison
PRECISION_ATTEMPTS = 3  # each has twice the bits of the one before
BITS_A_STEP = 0.16  # bits that an enclosure loses in a step: 0.13 measured at the start, less later


class TruthReport(NamedTuple):
    """Every party's errors against the truth, and their bounds."""

    source: str  # "arb-128", with more bits for longer runs, or "golden"
    parties: dict[str, dict[str, Rows]]  # by party, then "loss", "gradient", "params"

    def within(self, party: str) -> bool:
        """Whether every error of a party, at every step, is within its error bound."""
        return not any(rows.outside.any() for rows in self.parties[party].values())

    def to_json(self) -> dict[str, Any]:
        """Return the source, and each party's worst errors, ``loss_ulp`` to ``params_abs``: None where infinite."""
        parties = {}
        for name, held in self.parties.items():
            worst = {q: rows.errors.max(axis=(0, 1)).tolist() for q, rows in held.items() if rows.errors is not None}
            told = {f"{q}_{unit}": of[i] for q, of in worst.items() for unit, i in (("ulp", 1), ("abs", 0))}
            parties[name] = plain(told)
        return {"source": self.source, "parties": parties}


def measure(run: Run, on_step: Callable[[int], None] = lambda _: None) -> TruthReport:
    """Measure every party of a run against the exact descent from its start; arguments and errors as in `truth_of`."""
    return against(truth_of(run, on_step), run)


def against(exact: Descent, run: Run) -> TruthReport:
    """Measure every party of a run against a known exact descent."""
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
    """Return the exact descent from a run's start: enclosed in ball arithmetic, or the committed one of the homework.

    `on_step` is called with the number of each step; a step takes 5 ms. NoTruthError if python-flint is
    missing and the run is not the homework's, or if it is longer than `LONGEST_RUN`.
    """
    if sys.float_info.min / 2 == 0.0:
        flushed = "numbers below 2.2e-308 become 0, as a library makes them that was built with -ffast-math"
        raise NoTruthError(f"In this process {flushed}, so that errors against the truth cannot be measured in it.")
    if run.n_steps > LONGEST_RUN:
        most = f"Distances from the truth are measured over at most {LONGEST_RUN} steps, not {run.n_steps}"
        raise NoTruthError(f"{most}; --certify proves the steps of a longer run one by one.")
    try:
        return _descend(run, on_step)
    except MissingPackageError as why:
        if not golden.serves(run):
            raise NoTruthError(str(why)) from None
        return golden.load(run.n_steps)


def _descend(run: Run, on_step: Callable[[int], None]) -> Descent:
    """Enclose the exact descent. If the enclosure is too wide, try again with more bits."""
    bits = arb.BITS + max(0, int(BITS_A_STEP * (run.n_steps - 100)))
    for _ in range(PRECISION_ATTEMPTS):
        with suppress(TooWideError):
            exact = arb.descend(run, bits=bits, on_step=on_step)
            ends = (*exact.losses, *exact.params[-1], *exact.gradients[-1])
            if all(each.radius <= NARROW * max(Fraction(1), abs(each.midpoint)) for each in ends):
                return exact
        bits *= 2
    raise NoTruthError(f"The exact descent cannot be followed for {run.n_steps} steps at eta = {run.eta}.")


# Local certificates

VALUES = ("loss", *(f"d loss / d {name}" for name in NAMES))
_Place: TypeAlias = tuple[Evaluation, PointBounds]


@dataclass
class Certificates:
    """The number of proven steps of one party, and the first refusal."""

    steps: int
    proven: int = 0  # how many of the steps from 1 on have a proven update, loss and gradient
    first_refused: str | None = None  # the step, the quantity, its error and its error bound; step 0 is the start


def certify(run: Run, on_step: Callable[[int], None] = lambda _: None) -> dict[str, Certificates]:
    """Prove the steps of a run, one by one, for every party. Parties at equal parameters share an enclosure.

    `on_step` is called with each step's number after all parties. A step takes 5 ms a party. Raises
    MissingPackageError if python-flint is not installed.
    """

    @lru_cache(maxsize=3 * len(run.parties))  # the places of three steps, since each step needs the one before
    def place(params: bytes) -> _Place:
        p = np.frombuffer(params)
        return arb.evaluate(p, run.X, run.y), at_point(p, run.X, run.y, run.unit_roundoff)

    certificates = {name: Certificates(run.n_steps) for name in run.parties}
    for step in range(run.n_steps + 1):
        for name, mine in run.parties.items():
            refusal, so_far = _refusal(place, run, mine, step), certificates[name]
            so_far.proven += step > 0 and refusal is None
            if refusal is not None and so_far.first_refused is None:
                so_far.first_refused = f"step {step}: {refusal}"
        on_step(step)
    return certificates


def _refusal(place: Callable[[bytes], _Place], run: Run, mine: Trajectory, step: int) -> str | None:
    """Return why a party's step is not proven; None if it is."""
    exact, bounds = place(mine.params[step].tobytes())  # a step to parameters that are not finite ends the training
    values, allowed = (mine.losses[step], *mine.gradients[step]), (bounds.loss, *bounds.gradient)
    refused = _first_refused(VALUES, (exact.loss, *exact.gradient), values, allowed)
    if refused is not None or step == 0:
        return refused
    p, after = mine.params[step - 1 : step + 1]
    (exact, bounds), eta, rate = place(p.tobytes()), Fraction(run.eta), abs(run.eta)
    each = zip(p.tolist(), exact.gradient, strict=True)
    moved = [Enclosure(Fraction(p) - eta * g.midpoint, abs(eta) * g.radius) for p, g in each]
    slopes = np.abs([float(g) for g in exact.gradient])
    may_differ = rate * bounds.gradient + run.unit_roundoff * (rate * slopes + np.abs(after))
    return _first_refused(NAMES, moved, after, may_differ)


def _first_refused(
    names: Iterable[str], exact: Iterable[Enclosure], values: Iterable[float], allowed: Iterable[float]
) -> str | None:
    for name, enclosure, number, bound in zip(names, exact, map(float, values), map(float, allowed), strict=True):
        if not enclosure.within(number, bound):
            return f"{name} is {number!r}, {enclosure.errors(number)[0]:.2g} from the truth, error bound {bound:.2g}"
    return None
