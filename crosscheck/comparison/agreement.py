"""Whether the parties of a run agree, with one another and with the truth: which differ most, where, and by how much."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from crosscheck.comparison.differences import Difference, Source, differences, stack
from crosscheck.comparison.inaccuracy import errors_of
from crosscheck.run import Run
from crosscheck.truth.enclosure import Descent
from crosscheck.truth.errors import TruthReport, against


@dataclass(frozen=True)
class Comparison:
    """What was compared, where the largest differences are, and whether they are within their tolerances."""

    parties: tuple[str, ...]
    n_steps: int
    run: Run | None = field(repr=False)  # None if an answer was malformed
    largest: dict[str, Difference]  # by quantity: the largest absolute difference
    failures: tuple[Difference, ...]  # for each quantity out of tolerance: the first such step, its worst entry
    relative_loss: float = 0.0  # the largest relative difference of the losses
    malformed: str | None = None  # which answer had a wrong shape or type, so that nothing could be compared
    malformed_source: Source | None = None  # whose answer that was
    truth: TruthReport | None = field(default=None, repr=False)  # each party's errors, where asked for
    errors: dict[str, dict[str, Difference]] = field(
        default_factory=dict
    )  # by party and quantity: nearest to its bound
    remarks: tuple[str, ...] = ()  # what could not be compared; in which order a party's parameters would fit

    @property
    def agree(self) -> bool:
        """Whether every difference, at every step, is within its tolerance; with the truth, where that was asked for."""
        return self.malformed is None and not self.failures

    def __bool__(self) -> bool:
        return self.agree

    def __str__(self) -> str:
        if self.malformed is not None:
            return f"differ: {self.malformed}"
        lines = [f"differ: {difference}" for difference in self.failures] or [self._agreement()]
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
    """Compare the parties of a finished run, each pair of them, at every step, and each with the truth if that is given.

    Each of two correct parties lies within the error bound of the exact value, so they differ by at most twice the bound.

    Raises
    ------
    BoundsOverflowError
        If the error bounds overflow: eta is far too large.
    """
    largest, failures = differences(run.parties, run.error_bounds, run.n_steps)
    truth = None if exact is None else against(exact, run)
    errors: dict[str, dict[str, Difference]] = {}
    if truth is not None and exact is not None:
        for name in run.parties:
            errors[name], untrue = errors_of(name, run.parties[name], truth, exact)
            failures += untrue
    # The earliest difference is the cause; the later ones may follow from it.
    failures.sort(key=lambda difference: difference.step)
    remarks = tuple(f"{name}: {remark}." for name, mine in run.parties.items() for remark in mine.remarks)
    return Comparison(
        tuple(run.parties),
        run.n_steps,
        run,
        largest,
        tuple(failures),
        _relative_loss(run),
        truth=truth,
        errors=errors,
        remarks=remarks,
    )


def _relative_loss(run: Run) -> float:
    losses = stack(run.parties, "loss")[1][:, :, 0]
    spread, size = losses.max(axis=0) - losses.min(axis=0), np.abs(losses).max(axis=0)
    return float(np.max(spread / np.where(size > 0, size, 1.0)))
