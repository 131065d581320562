"""What a submission answered at the probes, beside what the reference answers there."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import PUBLISHED, Array
from crosscheck.judge.asking.probes import Probe
from crosscheck.judge.asking.repetition import AFTER_ANOTHER, IN_A_ROW, REPEATABLE, Repeats, distance, repeats
from crosscheck.submissions.outcomes import FATAL, Failed, Returned

if TYPE_CHECKING:
    from crosscheck.submissions.outcomes import Loaded, Visited

QUICK = 0.1  # seconds for a call
PATIENCE = 12.0  # seconds for all answers of a slow function, of the 60 that a submission has
GRADED = "Tensor that requires grad"  # which NumPy's functions refuse, np.round in the homework's asserts among them
OTHER_PRECISIONS = (np.float16, np.float32, np.longdouble)
FEW = 20  # points up to which a network is asked, one call a point, and a call is repeated


class Student(Protocol):
    """Whoever answers for a submission: a sandboxed session, or the functions themselves in a notebook."""

    def load(self) -> Loaded | Failed:
        """Run the submission's definitions."""

    def reload(self) -> bool:
        """Run the submission's definitions once more, so that nothing is left over from calls; False if that cannot be."""

    def call(self, function: str, *args: object) -> Returned | Failed:
        """Call one of its functions."""

    def call_each(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Call one of its functions several times."""

    def trace(self, args: Sequence[object], named: Mapping[str, object]) -> tuple[Returned | Failed, Visited]:
        """Call its descent, recording at which parameters it asked other functions."""


@dataclass(eq=False)
class Answer:
    """A submission's answer to one probe."""

    function: str
    probe: Probe
    expected: Array
    allowance: Array
    outcome: Returned | Failed
    value: Array | None  # in the expected shape; None if it failed or has another shape

    @cached_property
    def agrees(self) -> bool:
        """Say whether every entry is within its allowance; NaN is not, infinity where expected is."""
        if self.value is None:
            return False
        with np.errstate(invalid="ignore"):
            near = np.abs(self.value - self.expected) <= self.allowance
        return bool((near | (self.value == self.expected)).all())

    @cached_property
    def error(self) -> Array:
        """Give the difference from the expected value, entry by entry; infinite where there is none."""
        if self.value is None:
            return np.full(self.expected.shape, np.inf)
        with np.errstate(invalid="ignore"):
            return np.nan_to_num(np.abs(self.value - self.expected), nan=np.inf, posinf=np.inf)

    @property
    def relative(self) -> float:
        """Give the largest error, as a fraction of the largest expected entry (of 1 where all are smaller)."""
        return float(self.error.max()) / max(1.0, float(np.abs(self.expected).max()))


@dataclass
class Evidence:
    """All answers of one function, and what calling it did besides."""

    function: str
    answers: list[Answer] = field(default_factory=list)
    published: list[bool] = field(default_factory=list)  # which of the homework's own asserts hold
    exact_published: int = 0  # values that are the published, rounded numbers themselves
    refused_list: bool = False  # network: raises for the list that the homework passes
    types: set[str] = field(default_factory=set)
    shapes: set[tuple[int, ...]] = field(default_factory=set)
    dtypes: set[str] = field(default_factory=set)
    changed: dict[int, float] = field(default_factory=dict)  # argument -> by how much, at most
    moved: float = 0.0  # largest difference between two answers to the same call, as a fraction of the expected one
    repeats: Repeats | None = None  # where an answer moved
    seconds: float = 0.0  # the slowest call
    failure: Failed | None = None  # what ended the questioning

    @property
    def quick(self) -> bool:
        """Say whether asking at all probes is a matter of a few seconds."""
        return self.seconds < QUICK

    @property
    def ordinary(self) -> list[Answer]:
        """Give the answers where nothing saturates."""
        return [answer for answer in self.answers if answer.probe.ordinary]

    @cached_property
    def same_everywhere(self) -> bool:
        """Say whether one and the same answer came back at all fresh probes: nothing shows how it was computed."""
        values = [answer.value for answer in self.ordinary if answer.value is not None and answer.probe.kind == "fresh"]
        answers = [one for value in values for one in value] if self.function == "network" else values
        return len(values) >= 3 and all(np.array_equal(answer, answers[0]) for answer in answers)

    @property
    def saturated(self) -> list[Answer]:
        """Give the answers where the output saturates."""
        return [answer for answer in self.answers if not answer.probe.ordinary]


class Questioning:
    """Asks one function everything, once; a function that hangs or crashes is not asked again."""

    def __init__(self, student: Student, function: str) -> None:
        self.student, self.evidence = student, Evidence(function)

    def ask(self, *args: object) -> Returned | Failed:
        """Call the function, and note what the call did besides returning."""
        return self.evidence.failure or self._noted(self.student.call(self.evidence.function, *args), args)

    def ask_each(self, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Call the function several times, and note what the calls did besides returning."""
        if self.evidence.failure is not None:
            return [self.evidence.failure] * len(calls)
        outcomes = self.student.call_each(self.evidence.function, calls)
        return [self._noted(outcome, args) for outcome, args in zip(outcomes, calls, strict=True)]

    def _noted(self, outcome: Returned | Failed, args: Sequence[object]) -> Returned | Failed:
        e = self.evidence
        if isinstance(outcome, Failed):
            if outcome.kind in FATAL or outcome.kind in {"missing", "not_implemented"}:
                e.failure = outcome
            return outcome
        e.types.add(outcome.type)
        e.shapes.add(outcome.shape)
        e.dtypes.add(outcome.dtype)
        e.seconds = max(e.seconds, outcome.seconds)
        for index, after in outcome.changed.items():
            e.changed[index] = max(e.changed.get(index, 0.0), _change(args[index], after))
        return outcome

    def ask_published(self, X: Array, y: Array) -> None:
        """Make the homework's own calls of this function, with labels y in the shape of the submission's own."""
        e = self.evidence
        for case in PUBLISHED:
            if case.function != e.function:
                continue
            outcome = self.ask(*case.arguments(X.copy(), y.copy()))
            e.published.append(
                isinstance(outcome, Returned) and outcome.type != GRADED and case.holds(_as_returned(outcome))
            )
            if isinstance(outcome, Failed):
                e.refused_list |= e.function == "network" and self._accepts_array(case.arguments(X.copy(), y.copy()))
            elif np.array_equal(outcome.value.reshape(-1), np.atleast_1d(case.expected)):
                e.exact_published += 1

    def _accepts_array(self, args: Sequence[object]) -> bool:
        """Say whether the network takes as an array the point that it did not take as a list."""
        return isinstance(self.ask(np.asarray(args[0], dtype=float), *args[1:]), Returned)

    def ask_probes(self, probes: Sequence[Probe]) -> None:
        """Ask at every probe, and at the first fresh ones once more."""
        if self.evidence.function == "network":
            probes = [probe for probe in probes if len(probe.X) <= FEW and not probe.column]
        each_calls = [self._calls(probe) for probe in probes]
        if self.evidence.quick:
            outcomes = iter(self.ask_each([args for of_probe in each_calls for args in of_probe]))
            each = zip(probes, each_calls, strict=True)
            self.evidence.answers = [self._read(probe, [next(outcomes) for _ in of_probe]) for probe, of_probe in each]
        else:
            self._ask_in_time(probes)
        self.ask_again()

    def _ask_in_time(self, probes: Sequence[Probe]) -> None:
        """Ask a slow function what matters most first, and leave the rest if it takes too long."""
        started = time.monotonic()
        for probe in sorted(probes, key=lambda probe: (probe.kind != "circles", probe.y.size)):
            self.evidence.answers.append(self._answer_to(probe))
            if time.monotonic() - started > PATIENCE:
                return

    def ask_again(self, after_others: bool = False) -> None:
        """Repeat the first questions and the first that went wrong; where an answer moves, find out how.

        Parameters
        ----------
        after_others : bool
            Whether the other functions have been called since.
        """
        e = self.evidence
        fresh = [a for a in e.answers if a.probe.kind == "fresh" and a.probe.y.size <= FEW]
        for answer in fresh[:2] + [a for a in fresh[2:] if not a.agrees][:2]:
            moved = distance(answer.value, self._answer_to(answer.probe).value, answer.expected)
            if moved > REPEATABLE and e.repeats is None:
                another = next(a.probe for a in fresh if a is not answer)
                e.repeats = self._repeat(answer.probe, another, after_others and e.moved <= REPEATABLE)
            e.moved = max(e.moved, moved)

    def _repeat(self, probe: Probe, another: Probe, after_others: bool) -> Repeats | None:
        """Ask one question many times in a row, then right after another one each time."""
        in_a_row = [self._answer_to(probe).value for _ in range(IN_A_ROW)]
        after_another = [(self._answer_to(another), self._answer_to(probe))[1].value for _ in range(AFTER_ANOTHER)]
        to_others = [answer.value for answer in self.evidence.answers if not answer.probe.asks_as(probe)]
        return repeats(in_a_row, after_another, to_others, after_others)

    def _answer_to(self, probe: Probe) -> Answer:
        return self._read(probe, self.ask_each(self._calls(probe)))

    def _calls(self, probe: Probe) -> list[tuple[Array, ...]]:
        return calls(self.evidence.function, probe.params, probe.X, probe.y)

    def _read(self, probe: Probe, outcomes: Sequence[Returned | Failed]) -> Answer:
        """Put the outcomes of a probe's calls together."""
        if self.evidence.function != "network":
            (outcome,) = outcomes
            return self._answer(probe, outcome, outcome.value if isinstance(outcome, Returned) else None)
        bad = next((o for o in outcomes if isinstance(o, Failed) or o.value.size != 1), None)
        if bad is not None:
            return self._answer(probe, bad, None)
        values = np.array([o.value.reshape(()) for o in outcomes if isinstance(o, Returned)])
        return self._answer(probe, outcomes[0], values)

    def _answer(self, probe: Probe, outcome: Returned | Failed, value: Array | None) -> Answer:
        expected = probe.expected(self.evidence.function)
        if value is not None:
            # a float, an array of one entry, (17,), (1, 17) and a list say the same
            value = value.reshape(expected.shape) if value.size == expected.size else None
        return Answer(self.evidence.function, probe, expected, probe.allowance(self.evidence.function), outcome, value)


def calls(function: str, params: Array, X: Array, y: Array) -> list[tuple[Array, ...]]:
    """List the calls that a question takes: the network is asked point by point, as its docstring promises no more."""
    if function == "network":
        return [(x.copy(), params.copy()) for x in X]
    return [(params.copy(), X.copy(), y.copy())]


def _as_returned(outcome: Returned) -> npt.NDArray[Any]:
    """Give a value in the precision in which it came back: ``==``, as the asserts use it, is about the last bit."""
    precision = next((kind for kind in OTHER_PRECISIONS if outcome.dtype == np.dtype(kind).name), np.float64)
    return outcome.value.astype(precision)


def _change(before: Any, after: Array) -> float:
    """Say by how much a call changed an argument: 0 if only its shape or type, infinity if its size."""
    was = np.asarray(before, dtype=float).reshape(-1)
    if was.size != after.size:
        return float("inf")
    with np.errstate(invalid="ignore"):
        return float(np.nan_to_num(np.abs(after.reshape(-1) - was), nan=np.inf).max())
