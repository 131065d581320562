"""Whether the parties of a run agree, with the first and with the truth: which differ most, where, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from crosscheck.comparison.differences import (
    FUNCTION_OF,
    Difference,
    Held,
    Source,
    differences,
    hold,
    hold_descent,
    steps_of,
    values_of,
)
from crosscheck.comparison.inaccuracy import errors_of
from crosscheck.homework.circles.contract import Array
from crosscheck.run import Run, Trajectory, place
from crosscheck.truth.enclosure import Descent
from crosscheck.truth.errors import TruthReport, against


@dataclass(frozen=True)
class Comparison:
    """What was compared, where the largest differences are, and whether they are within their tolerances."""

    parties: tuple[str, ...]
    n_steps: int
    run: Run | None = field(repr=False)  # None if an answer was malformed
    largest: dict[str, Difference]  # by quantity: the largest difference from the first party
    failures: tuple[Difference, ...]  # of each party, for each quantity out of tolerance: its first such step
    relative_loss: float = 0.0  # the largest relative difference of the losses
    malformed: str | None = None  # which answer had a wrong shape or type, so that nothing could be compared
    malformed_source: Source | None = None  # whose answer that was
    truth: TruthReport | None = field(default=None, repr=False)  # each party's errors, where asked for
    errors: dict[str, dict[str, Difference]] = field(
        default_factory=dict
    )  # by party and quantity: nearest to its bound
    by_party: dict[str, dict[str, Difference]] = field(default_factory=dict)  # the same as `largest`, party by party
    remarks: tuple[str, ...] = ()  # what could not be compared; in which order a party's parameters would fit

    @property
    def agree(self) -> bool:
        """Whether every difference, at every step, is within its tolerance; with the truth, where that was asked for."""
        return self.malformed is None and not self.failures

    def __bool__(self) -> bool:
        return self.agree

    def __str__(self) -> str:
        differing = self.failures if self.malformed is None else [self.malformed]
        lines = [f"differ: {each}" for each in differing] or [self._agreement()]
        return "\n".join([*lines, *self._errors(), *self.remarks])

    def _agreement(self) -> str:
        gradient, params = self.largest["gradient"], self.largest["params"]
        over = f"over {self.n_steps} steps" if self.n_steps else "at one point"
        return (
            f"agree: losses within {self.relative_loss:.1e} (relative), gradients within {gradient.value:.1e}, "
            f"parameters within {params.value:.1e} ({', '.join(self.parties)}; {over})"
        )

    def _errors(self) -> list[str]:
        """Return a line for each party: its errors against the truth, and the bounds that they must keep."""
        return [
            f"{name}: error of " + ", ".join(f"{q} {e.value:.1e} (bound {e.tolerance:.1e})" for q, e in errors.items())
            for name, errors in self.errors.items()
        ]


def compare_run(run: Run, exact: Descent | None = None) -> Comparison:
    """Compare the parties of a finished run with the first, at every step, and each with the truth if that is given.

    Each of two correct parties lies within the error bound of the exact value, so they differ by at most twice the bound. A
    descent in one call is held against the same party's single steps.

    Raises
    ------
    BoundsOverflowError
        If the error bounds overflow: eta is far too large.
    """
    first, *_ = run.parties.items()
    failures: list[Difference] = []
    remarks: list[str] = []
    by_party: dict[str, dict[str, Difference]] = {}
    for name, mine in run.parties.items():
        held = {} if mine is first[1] else differences(first, (name, mine), run)
        if mine.descent is not None:
            held["descent"] = hold_descent(name, mine.descent, (name, steps_of(mine)), run)
        wrong = _first_failures(held)
        said = [*mine.remarks, *_of_steps(mine, wrong, run)]
        for quantity, twice in _asked_twice(name, mine, run).items():
            said.append(_uneven(twice, run))
            if twice.failure is not None:
                wrong.setdefault(quantity, twice.failure)
        failures += wrong.values()
        remarks += (f"{name}: {remark}." for remark in said)
        by_party[name] = {quantity: each.largest for quantity, each in held.items()}
    truth = None if exact is None else against(exact, run)
    errors: dict[str, dict[str, Difference]] = {}
    if truth is not None and exact is not None:
        for name in run.parties:
            errors[name], untrue = errors_of(name, run.parties[name], truth, exact)
            failures += untrue
    # The earliest difference is the cause; the later ones may follow from it, and numbers from the parameters that they are of.
    failures.sort(key=lambda difference: (difference.step, difference.quantity != "params"))
    return Comparison(
        tuple(run.parties),
        run.n_steps,
        run,
        _largest(by_party),
        tuple(failures),
        max(_relative(first[1].losses, mine.losses) for mine in run.parties.values()),
        truth=truth,
        errors=errors,
        by_party=by_party,
        remarks=tuple(remarks),
    )


def _first_failures(held: Mapping[str, Held]) -> dict[str, Difference]:
    """Return the first failure of each quantity, but for what is asked at parameters that have gone astray before."""
    failures = {quantity: each.failure for quantity, each in held.items() if each.failure is not None}
    astray = failures["params"].step if "params" in failures else np.inf
    if "descent" in failures and (
        "params" in failures or (failures["descent"].parameter == "loss" and "loss" in failures)
    ):
        failures.pop("descent")  # it was held against single steps that are wrong
    return {quantity: each for quantity, each in failures.items() if quantity == "params" or each.step < astray}


def _of_steps(mine: Trajectory, failures: Mapping[str, Difference], run: Run) -> list[str]:
    """Return what can be said of an `optimize` whose step is wrong, or whose descent is, though each step alone is right."""
    if "params" in failures and "gradient" not in failures and mine.descent is not None:
        return ["its gradient is right, and its optimize does not take the homework's step along it"]
    if "descent" not in failures or mine.descent is None:
        return []
    right, tolerance = steps_of(mine), 2 * run.error_bounds["descent"]
    inside = np.abs(mine.descent - right) <= tolerance
    wrong = np.logical_not(np.all(inside, axis=0))  # the losses may be right, and the parameters late
    for told, path, others in (("late", slice(2, None), slice(1, -1)), ("early", slice(1, -1), slice(2, None))):
        moved = np.abs(mine.descent[path] - right[others])[:, wrong]
        if moved.size and (moved <= tolerance[2:, wrong]).all():
            return [f"each step alone is right, and what optimize returns for {run.n_steps} steps is one step {told}"]
    if not wrong[1:].any():
        return ["the losses that its optimize returns are not those at its parameters"]
    keeps = np.all(np.abs(mine.descent - right)[:2] <= tolerance[:2]) and np.isfinite(mine.descent).all()
    why = ": its optimize keeps something between steps, or changes eta" if keeps else ""
    return [f"each step alone is right, the descent of {run.n_steps} steps is not{why}"]


def _asked_twice(name: str, mine: Trajectory, run: Run) -> dict[str, Held]:
    """Hold what a party answered the second time against the first time, by quantity, where a bit of it is another."""
    held = {}
    for quantity, again in mine.again.items():
        values = values_of(mine, quantity)
        assert values is not None
        first = values[[0, -1]]
        if first.tobytes() != again.tobytes():
            tolerance, source = 2 * run.error_bounds[quantity][[0, -1]], Source(name, FUNCTION_OF[quantity])
            two = (f"{name}, asked again,", again), (name, first)
            held[quantity] = hold(quantity, *two, tolerance, (0, run.n_steps), source)
    return held


def _uneven(twice: Held, run: Run) -> str:
    worst, beyond = twice.largest, "" if twice.failure is None else ", beyond its tolerance"
    return (
        f"{worst.source.function} is not deterministic: asked twice {place(worst.step, run.times)}, "
        f"its answers differ by {worst.value:.1e}{beyond}"
    )


def _largest(by_party: dict[str, dict[str, Difference]]) -> dict[str, Difference]:
    found: dict[str, Difference] = {}
    for difference in (each for mine in by_party.values() for each in mine.values()):
        known = found.get(difference.quantity)
        if known is None or not difference.value <= known.value:  # a NaN is the largest
            found[difference.quantity] = difference
    return found


def _relative(expected: Array, obtained: Array) -> float:
    size = np.maximum(np.abs(expected), np.abs(obtained))
    return float(np.max(np.abs(obtained - expected) / np.where(size > 0, size, 1.0)))
