"""Local certificates: each step of a run proven where it was taken, so that a long run needs no long enclosure.

A party's loss and gradient are compared with their enclosures at the party's own parameters, which are exact inputs. Its
next parameters are compared with what the update rule makes of the enclosed gradient there:

    |loss - E(p_k)| <= error bound,   |gradient - dE(p_k)| <= error bound,
    |p_{k+1} - (p_k - eta dE(p_k))| <= eta error bound + u (|eta dE| + |p_{k+1}|)     product and difference, each rounded
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.rounding.point import at_point
from crosscheck.run import Run, Trajectory
from crosscheck.truth import arb
from crosscheck.truth.enclosure import Enclosure


@dataclass
class Certificates:
    """How many steps of one party are proven, and the first place that is not."""

    n_steps: int
    proven: int = 0  # steps 1 to n_steps: the update that led there, the loss and the gradient there
    first_refused: str | None = None  # the step, the quantity, its error and its error bound; step 0 is the start

    @property
    def all_proven(self) -> bool:
        """Whether the start and every step since have been proven."""
        return self.first_refused is None

    def record(self, step: int, refusal: str | None) -> None:
        """Record a step as proven, or why it is not."""
        if refusal is not None:
            self.first_refused = self.first_refused or f"step {step}: {refusal}"
        elif step > 0:
            self.proven += 1


def certify(
    run: Run,
    on_step: Callable[[int, dict[str, Certificates]], None] | None = None,
) -> dict[str, Certificates]:
    """Prove the steps of a run, one by one, for every party; parties at equal parameters share an enclosure.

    Parameters
    ----------
    run : Run
    on_step : callable, optional
        Called with each step's number and the certificates so far, once all parties are done there. A step takes 5 ms a party.

    Raises
    ------
    FlintMissingError
        If python-flint is not installed.
    """
    certificates = {name: Certificates(run.n_steps) for name in run.parties}
    before: dict[str, _Place | None] = dict.fromkeys(run.parties)
    for step in range(run.n_steps + 1):
        here = _places([mine.params[step] for mine in run.parties.values()], run)
        for name, mine in run.parties.items():
            came_from, before[name] = before[name], here.get(mine.params[step].tobytes())
            certificates[name].record(step, _refusal(came_from, before[name], mine, step))
        if on_step is not None:
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
        exact = (self.exact.loss, *self.exact.gradient)
        allowed = [self.bounds.loss, *self.bounds.gradient.tolist()]
        return _first_refused(names, exact, [loss, *gradient.tolist()], allowed)

    def refused_update(self, after: Array) -> str | None:
        """Return the first of a party's next parameters that is not proven to follow from here by the update rule, if any."""
        eta, rate = Fraction(self.eta), abs(self.eta)
        gradient = self.exact.gradient
        exact = [
            Enclosure(Fraction(p) - eta * g.midpoint, abs(eta) * g.radius)
            for p, g in zip(self.params.tolist(), gradient, strict=True)
        ]
        slopes = np.abs([float(g) for g in gradient])
        allowed = rate * self.bounds.gradient + self.u * (rate * slopes + np.abs(after))
        return _first_refused(NAMES, exact, after.tolist(), allowed.tolist())


def _places(params: Sequence[Array], run: Run) -> dict[bytes, _Place]:
    """Enclose each distinct set of finite parameters once."""
    distinct = {p.tobytes(): p for p in params if np.isfinite(p).all()}
    return {key: _Place(p, run) for key, p in distinct.items()}


def _refusal(came_from: _Place | None, here: _Place | None, mine: Trajectory, step: int) -> str | None:
    if here is None:
        return "its parameters are not finite"
    refused = here.refused_value(float(mine.losses[step]), mine.gradients[step])
    if refused is None and step > 0:
        refused = came_from.refused_update(mine.params[step]) if came_from else "it came from parameters not finite"
    return refused


def _first_refused(
    names: Sequence[str], exact: Sequence[Enclosure], values: Sequence[float], allowed: Sequence[float]
) -> str | None:
    for name, enclosure, value, bound in zip(names, exact, values, allowed, strict=True):
        if not enclosure.within(value, bound):
            return f"{name} is {value!r}, {enclosure.error(value):.2g} from the truth, error bound {bound:.2g}"
    return None
