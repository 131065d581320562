"""Whether parties agree: with the first, with themselves, with the truth, and where the output saturates."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import numpy as np

from crosscheck.comparison.parties import MalformedError, OfAPartyError
from crosscheck.comparison.training import train
from crosscheck.homework.circles.contract import Party
from crosscheck.homework.circles.rounding.point import DTYPE
from crosscheck.homework.circles.run import Question, Row, Rows, Run, Trajectory, place
from crosscheck.truth.arb import Descent
from crosscheck.truth.errors import TruthReport, against
from crosscheck.verdict import grouped
from manual import by_hand

REFERENCE = "by_hand"
# Times the start. Here `y_out` rounds to 0 or 1, and -log(1 - y_out) loses all digits. log(1 + exp(s)) loses none.
TIMES = (10, 100)


@dataclass(frozen=True)
class Comparison:
    """The result of a comparison: the largest differences, their places, and whether they are within tolerance."""

    parties: tuple[str, ...]
    run: Run | None = field(repr=False)  # None if an answer was malformed
    by_party: dict[str, dict[str, Row]] = field(default_factory=dict)  # the largest differences, by party and quantity
    failures: tuple[Row, ...] = ()  # each party's first step out of tolerance, by quantity
    error: MalformedError | None = None  # an answer of a wrong shape or type, which ended the comparison
    truth: TruthReport | None = field(default=None, repr=False)  # each party's errors, if requested
    remarks: tuple[str, ...] = ()  # what was not compared, what differs but is allowed, and why a party differs

    @property
    def agree(self) -> bool:
        """Whether every difference is within its tolerance; also every difference from the truth, if requested."""
        return self.error is None and not self.failures

    @property
    def malformed(self) -> str | None:
        """Which answer had a wrong shape or type."""
        return None if self.error is None else str(self.error)

    @property
    def largest(self) -> dict[str, Row]:
        """The largest difference from the first party, by quantity; NaN is the largest."""
        rows = grouped(item for mine in self.by_party.values() for item in mine.items())
        return {name: max(each, key=lambda row: (math.isnan(row.apart), row.apart)) for name, each in rows.items()}

    @property
    def errors(self) -> dict[str, dict[str, Row]]:
        """The error that comes nearest to its bound, or exceeds it most, by party and quantity."""
        truth = {} if self.truth is None else self.truth.parties
        return {name: {quantity: rows.largest for quantity, rows in held.items()} for name, held in truth.items()}

    @property
    @np.errstate(all="ignore")
    def relative_loss(self) -> float:
        """The largest relative difference of the losses from the first party's."""
        losses = np.zeros((1, 1)) if self.run is None else np.array([mine.losses for mine in self.run.parties.values()])
        size, apart = np.maximum(np.abs(losses[0]), np.abs(losses)), np.abs(losses - losses[0])
        return float(np.divide(apart, size, out=np.zeros_like(size), where=size > 0).max())

    def remarks_on(self, party: str) -> list[str]:
        """Return the remarks on a party, and the reasons why it differs."""
        return [remark for remark in self.remarks if remark.startswith(f"{party}: ")]

    def __bool__(self) -> bool:
        return self.agree

    def __str__(self) -> str:
        lines = [f"differ: {each}" for each in (self.failures if self.error is None else [self.error])]
        if self.agree and self.run is None:
            reference, *others = self.parties
            lines = [f"agree: {', '.join(others)} with the reference of {reference}"]
        elif self.agree and self.run is not None:
            gradient, params = self.largest["gradient"], self.largest["params"]
            over = f"over {self.run.n_steps} steps" if self.run.n_steps else "at one point"
            within = f"losses within {self.relative_loss:.1e} (relative), gradients within {gradient.apart:.1e}"
            lines = [f"agree: {within}, parameters within {params.apart:.1e} ({', '.join(self.parties)}; {over})"]
        for name, errors in self.errors.items():
            told = (f"{quantity} {row.apart:.1e} (bound {row.allowed:.1e})" for quantity, row in errors.items())
            lines.append(f"{name}: error of {', '.join(told)}")
        return "\n".join([*lines, *self.remarks])


def compare_run(run: Run, exact: Descent | None = None) -> Comparison:
    """Compare the parties of a finished run with the first at every step, and each with the truth, if given.

    A descent in one call is compared with the same party's single steps, and a second answer with the first.
    BoundsOverflowError if eta is so large that the error bounds overflow.
    """
    first, *_ = run.parties
    failures, remarks, by_party = list[Row](), list[str](), dict[str, dict[str, Row]]()
    for name, mine in run.parties.items():
        held = {} if name == first else run.beside(name, first, run.parties[first])
        if mine.descent is not None:
            held["descent"] = run.hold(Question(name, "descent", name), mine.descent, mine.single_steps)
        wrong = _first_failures(held)
        said = [*mine.remarks, *_of_steps(wrong, held.get("descent"))]
        for failure, remark in _asked_twice(name, mine, run):
            said.append(remark)
            if failure is not None:
                wrong.setdefault(failure.question.quantity, failure)
        failures += wrong.values()
        remarks += (f"{name}: {remark}." for remark in said)
        by_party[name] = {quantity: rows.largest for quantity, rows in held.items()}
    truth = None if exact is None else against(exact, run)
    if truth is not None:
        failures += _failures(rows for held in truth.parties.values() for rows in held.values())
    # The earliest difference is the cause. Later ones may follow from it, and other quantities from the parameters.
    failures.sort(key=lambda row: (row.question.step, row.question.quantity != "params"))
    return Comparison(tuple(run.parties), run, by_party, tuple(failures), truth=truth, remarks=tuple(remarks))


def where_saturated(comparison: Comparison, parties: Mapping[str, Party], everywhere: bool) -> Comparison:
    """Compare a run's parties, if they agree, with `manual.by_hand` where the output saturates.

    Differences there are remarks; with `everywhere` they are failures, and a party without an answer there raises
    MalformedError or PartyFailedError.
    """
    run = comparison.run
    if run is None or not comparison.agree:
        return comparison
    failures, remarks = list[Row](), list[str]()
    for name, party in parties.items():
        found: list[Row | OfAPartyError] = []
        for times in TIMES:
            try:
                found += _differing(name, party, run, times)
            except OfAPartyError as error:
                if everywhere:
                    raise
                found.append(error)
        failures += (each for each in found if isinstance(each, Row))
        remarks += (f"{name}: right but where the output saturates: {each}" for each in found[:1])
    return replace(comparison, failures=tuple(failures) if everywhere else (), remarks=(*comparison.remarks, *remarks))


def _differing(name: str, party: Party, run: Run, times: int) -> list[Row]:
    """Return a party's first failure in each quantity against `manual.by_hand`, at `times` the start."""
    start = (times * run.initial).astype(DTYPE[run.unit_roundoff]).astype(float)  # it stays in single precision
    if not np.isfinite(start).all():
        return []
    asked = partial(Run, run.X, run.y, start, run.eta, 0, run.unit_roundoff, times=times)
    mine, right = (train({each: of}, asked()) for each, of in ((name, party), (REFERENCE, by_hand)))
    return list(_failures(mine.beside(name, REFERENCE, right.parties[REFERENCE]).values()))


def _failures(held: Iterable[Rows]) -> Iterator[Row]:
    return (row for rows in held if (row := rows.first) is not None)


def _first_failures(held: Mapping[str, Rows]) -> dict[str, Row]:
    """Return the first failure of each quantity, unless the parameters were wrong before it."""
    failures = {row.question.quantity: row for row in _failures(held.values())}
    astray = failures["params"].question.step if "params" in failures else np.inf
    if "descent" in failures and ("params" in failures or (failures["descent"].entry == "loss" and "loss" in failures)):
        failures.pop("descent")  # the single steps that it was compared with are wrong
    return {quantity: row for quantity, row in failures.items() if quantity == "params" or row.question.step < astray}


def _of_steps(failures: Mapping[str, Row], descent: Rows | None) -> list[str]:
    """Say how an `optimize` differs: in a single step, or only in the whole descent."""
    if descent is None:
        return []
    if "params" in failures and "gradient" not in failures:
        return ["its gradient is right, and its optimize does not take the homework's step along it"]
    if "descent" not in failures:
        return []
    found, right, tolerance, n = descent.obtained, descent.expected, descent.allowed, descent.steps[-1]
    inside = descent.apart <= tolerance
    wrong = np.logical_not(np.all(inside, axis=0))  # by column: the losses may be right, and only the parameters late
    for told, path, others in (("late", slice(2, None), slice(1, -1)), ("early", slice(1, -1), slice(2, None))):
        moved = np.abs(found[path] - right[others])[:, wrong]
        if moved.size and (moved <= tolerance[2:, wrong]).all():
            return [f"each step alone is right, and what optimize returns for {n} steps is one step {told}"]
    if not wrong[1:].any():
        return ["the losses that its optimize returns are not those at its parameters"]
    keeps = inside[:2].all() and np.isfinite(found).all()
    why = ": its optimize keeps something between steps, or changes eta" if keeps else ""
    return [f"each step alone is right, the descent of {n} steps is not{why}"]


def _asked_twice(name: str, mine: Trajectory, run: Run) -> Iterator[tuple[Row | None, str]]:
    """Yield a failure and a remark for each second answer that differs; no failure if it is within tolerance."""
    for quantity, again in mine.again.items():
        values = mine.of(quantity)
        assert values is not None
        rows = run.hold(Question(name, quantity, name, again=True), again, values[[0, -1]])
        if not rows.equal:
            worst, failure = rows.largest, rows.first
            beyond = "" if failure is None else ", beyond its tolerance"
            told = f"is not deterministic: asked twice {place(worst.question.step, run.times)}, its answers differ by"
            yield failure, f"{worst.question.function} {told} {worst.apart:.1e}{beyond}"
