"""Whether the parties of a run agree, with the first and with the truth: which differ most, where, and by how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from crosscheck.comparison.differences import (
    FUNCTION_OF,
    STEP_BY_STEP,
    Difference,
    Held,
    Source,
    differences,
    hold,
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

    Each of two correct parties lies within the error bound of the exact value, so they differ by at most twice the bound.

    Raises
    ------
    BoundsOverflowError
        If the error bounds overflow: eta is far too large.
    """
    (first, reference), *others = run.parties.items()
    held = {name: differences((first, reference), (name, mine), run) for name, mine in others}
    failures: list[Difference] = []
    remarks: list[str] = []
    for name, mine in run.parties.items():
        wrong, said = _of_party(name, mine, held, run)
        failures += wrong
        remarks += (f"{name}: {remark}." for remark in (*mine.remarks, *said))
    by_party = {name: {quantity: each.largest for quantity, each in mine.items()} for name, mine in held.items()}
    failures = _blamed(failures, first, len(others))
    truth = None if exact is None else against(exact, run)
    errors: dict[str, dict[str, Difference]] = {}
    if truth is not None and exact is not None:
        for name in run.parties:
            errors[name], untrue = errors_of(name, run.parties[name], truth, exact)
            failures += untrue
    # The earliest difference is the cause; the later ones may follow from it, and a descent from its steps.
    failures.sort(key=lambda difference: (difference.step, difference.quantity == "descent"))
    return Comparison(
        tuple(run.parties),
        run.n_steps,
        run,
        _largest(by_party),
        tuple(failures),
        max((_relative(reference.losses, mine.losses) for _, mine in others), default=0.0),
        truth=truth,
        errors=errors,
        by_party=by_party,
        remarks=tuple(remarks),
    )


def _of_party(
    name: str, mine: Trajectory, held: Mapping[str, Mapping[str, Held]], run: Run
) -> tuple[list[Difference], list[str]]:
    """Return what of a party is out of tolerance, and remarks: of its descent, and of what it answered when asked twice."""
    failures = {quantity: each.failure for quantity, each in held.get(name, {}).items() if each.failure is not None}
    own, remarks = _own_descent(name, mine, run), []
    if name in held:
        right_alone = not failures.keys() & {*STEP_BY_STEP}
        if own is None and not right_alone:  # its descent follows from its single steps, which are wrong
            failures.pop("descent", None)
    else:  # the first party's single steps are what all else is held against
        right_alone = not any(each[quantity].failure for each in held.values() for quantity in STEP_BY_STEP)
        failures |= {} if own is None else {"descent": own}
    if "descent" in failures and right_alone:
        remarks.append(f"each step alone is right, the descent of {run.n_steps} steps is not: {_why(mine, run)}")
    for quantity in mine.again:
        twice = _asked_twice(name, mine, quantity, run)
        remarks += [] if twice is None else [_uneven(twice)]
        known = quantity in failures or (name not in held and any(each[quantity].failure for each in held.values()))
        if twice is not None and twice.failure is not None and not known:
            failures[quantity] = twice.failure
    return list(failures.values()), remarks


def _blamed(failures: list[Difference], first: str, others: int) -> list[Difference]:
    """Return failures so that where all other parties, two or more, have one number and the first another, it is the first's."""
    places: dict[tuple[object, ...], list[Difference]] = {}
    for each in failures:
        alone = each.quantity == "descent" or each.between[1] != first
        places.setdefault((each.quantity, each.step, each.parameter, each.source.party if alone else ""), []).append(
            each
        )
    found: list[Difference] = []
    for there in places.values():
        values, one = [each.obtained for each in there], there[0]
        if len(there) == others > 1 and max(values) - min(values) <= one.tolerance:
            source = Source(first, one.source.function)
            swapped = replace(
                one, between=one.between[::-1], obtained=one.expected, expected=one.obtained, source=source
            )
            found.append(swapped)
        else:
            found += there
    return found


def _own_descent(name: str, mine: Trajectory, run: Run) -> Difference | None:
    """Return where all steps in one call first differ from the same party's steps taken one by one; None if nowhere."""
    if mine.descent is None:
        return None
    return differences((name, mine), (name, mine), run, ["descent"])["descent"].failure


def _why(mine: Trajectory, run: Run) -> str:
    """Return what distinguishes a wrong descent from its own single steps, which are right."""
    assert mine.descent is not None
    right, tolerance = steps_of(mine), 2 * run.error_bounds["descent"]
    wrong = (np.abs(mine.descent - right) > tolerance).any(axis=0)  # the losses may be right, and the parameters late
    for told, path, others in (("late", slice(2, None), slice(1, -1)), ("early", slice(1, -1), slice(2, None))):
        moved = np.abs(mine.descent[path] - right[others])[:, wrong]
        if moved.size and (moved <= tolerance[2:, wrong]).all():
            return f"its path is one step {told}"
    return "its optimize keeps something between steps, or changes eta"


def _asked_twice(name: str, mine: Trajectory, quantity: str, run: Run) -> Held | None:
    """Hold what a party answered the second time against the first time; None if every bit is the same."""
    values = values_of(mine, quantity)
    assert values is not None
    first, again = values[[0, -1]], mine.again[quantity]
    if first.tobytes() == again.tobytes():
        return None
    tolerance, steps = 2 * run.error_bounds[quantity][[0, -1]], (0, run.n_steps)
    source = Source(name, FUNCTION_OF[quantity])
    return hold(quantity, (f"{name}, asked again", again), (name, first), tolerance, steps, source)


def _uneven(twice: Held) -> str:
    worst, beyond = twice.largest, "" if twice.failure is None else ", beyond its tolerance"
    return (
        f"{worst.source.function} is not deterministic: asked twice {place(worst.step)}, "
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
