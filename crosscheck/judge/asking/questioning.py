"""One function asked everything: the homework's own calls, the probes, and some of them once more."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import numpy.typing as npt

from crosscheck.homework import Data, Function, Homework, Role
from crosscheck.judge.asking.repetition import AFTER_ANOTHER, IN_A_ROW, REPEATABLE, Repeats, distance, repeats
from crosscheck.submissions.outcomes import FATAL, Failed, Returned
from crosscheck.submissions.probes import Answer, Array, Probe

if TYPE_CHECKING:
    from crosscheck.submissions.outcomes import Loaded, Visited

QUICK = 0.1  # seconds for a call
ASKING_SECONDS = 12.0  # for all answers of a slow function, of the 60 that a submission has
# What this type names, NumPy's functions refuse, np.round in the homework's asserts among them.
REQUIRES_GRAD = "Tensor that requires grad"
OTHER_PRECISIONS = (np.float16, np.float32, np.longdouble)
FEW = 20  # points up to which a network is asked, one call a point, and a call is repeated


class Student(Protocol):
    """Whoever answers for a submission: a sandboxed session, or the functions themselves in a notebook."""

    def load(self) -> Loaded | Failed:
        """Run the submission's definitions."""

    def reload(self) -> bool:
        """Run the submission's definitions once more, so that nothing is left over from calls; False if it cannot."""

    def call(self, function: str, *args: object) -> Returned | Failed:
        """Call one of its functions."""

    def call_each(self, function: str, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Call one of its functions several times."""

    def trace(self, args: Sequence[object], named: Mapping[str, object]) -> tuple[Returned | Failed, Visited]:
        """Call its descent, recording at which parameters it asks for losses and gradients."""


@dataclass
class Evidence:
    """All answers of one function, and what calling it did besides."""

    homework: Homework
    function: Function
    answers: list[Answer] = field(default_factory=list)
    published: list[bool] = field(default_factory=list)  # which of the homework's own asserts hold
    exact_published: int = 0  # values that are the published, rounded numbers themselves
    refused_list: bool = False  # raises for a list that the homework passes, and not for an array
    types: set[str] = field(default_factory=set)
    shapes: set[tuple[int, ...]] = field(default_factory=set)
    dtypes: set[str] = field(default_factory=set)
    changed: dict[int, float] = field(default_factory=dict)  # argument -> by how much, at most
    moved: float = 0.0  # largest difference between two answers to the same call, as a fraction of the expected one
    repeats: Repeats | None = None  # where an answer moved
    seconds: float = 0.0  # the slowest call
    failure: Failed | None = None  # what ended the questioning

    @property
    def role(self) -> Role:
        """Return what the function computes."""
        return self.function.role

    @property
    def quick(self) -> bool:
        """Whether asking at all probes is a matter of a few seconds."""
        return self.seconds < QUICK

    @property
    def ordinary(self) -> list[Answer]:
        """Return the answers where nothing saturates."""
        return [answer for answer in self.answers if answer.probe.ordinary]

    @property
    def saturated(self) -> list[Answer]:
        """Return the answers where the output saturates."""
        return [answer for answer in self.answers if not answer.probe.ordinary]

    @property
    def valued(self) -> list[Answer]:
        """Return the answers where nothing saturates that have a value: what the catalogue is held against."""
        return [answer for answer in self.ordinary if answer.value is not None]

    @cached_property
    def same_everywhere(self) -> bool:
        """Whether one and the same answer came back at all fresh probes: nothing shows how it was computed."""
        values = [answer.value for answer in self.valued if answer.fresh and answer.value is not None]
        answers = [one for value in values for one in value] if self.function.of_one_point else values
        return len(values) >= 3 and all(np.array_equal(answer, answers[0]) for answer in answers)


class Questioning:
    """Asks one function everything, once; a function that hangs or crashes is not asked again."""

    def __init__(self, student: Student, homework: Homework, function: Function) -> None:
        self.student, self.function = student, function
        self.evidence = Evidence(homework, function)

    def ask_published(self, data: Data) -> None:
        """Make the homework's own calls of this function, with labels in the shape of the submission's own."""
        e = self.evidence
        for case in e.homework.published:
            if case.function != self.function.name:
                continue
            outcome = self._ask(case.arguments(data))
            e.published.append(
                isinstance(outcome, Returned) and outcome.type != REQUIRES_GRAD and case.holds(_as_returned(outcome))
            )
            if isinstance(outcome, Failed):
                e.refused_list |= self._accepts_arrays(case.arguments(data))
            elif case.is_printed(outcome.value):
                e.exact_published += 1

    def ask_probes(self, probes: Sequence[Probe]) -> None:
        """Ask at every probe, and at the first fresh ones once more."""
        if self.function.of_one_point:
            probes = [probe for probe in probes if len(probe.X) <= FEW and not probe.column]
        each_calls = [self._calls(probe) for probe in probes]
        if self.evidence.quick:
            outcomes = iter(self._ask_each([args for of_probe in each_calls for args in of_probe]))
            each = zip(probes, each_calls, strict=True)
            self.evidence.answers = [self._read(probe, [next(outcomes) for _ in of_probe]) for probe, of_probe in each]
        else:
            self._ask_in_time(probes)
        self.ask_again()

    def ask_again(self, after_others: bool = False) -> None:
        """Repeat the first questions and the first that went wrong; where an answer moves, find out how.

        Parameters
        ----------
        after_others : bool
            Whether the other functions have been called since.
        """
        e = self.evidence
        fresh = [a for a in e.answers if a.fresh and a.probe.y.size <= FEW]
        for answer in fresh[:2] + [a for a in fresh[2:] if not a.agrees][:2]:
            moved = distance(answer.value, self._answer_to(answer.probe).value, answer.expected)
            if moved > REPEATABLE and e.repeats is None:
                another = next(a.probe for a in fresh if a is not answer)
                e.repeats = self._repeat(answer.probe, another, after_others and e.moved <= REPEATABLE)
            e.moved = max(e.moved, moved)

    def _ask(self, args: Sequence[object]) -> Returned | Failed:
        """Call the function, and note what the call did besides returning."""
        return self.evidence.failure or self._noted(self.student.call(self.function.name, *args), args)

    def _ask_each(self, calls: Sequence[Sequence[object]]) -> list[Returned | Failed]:
        """Call the function several times, and note what the calls did besides returning."""
        if self.evidence.failure is not None:
            return [self.evidence.failure] * len(calls)
        outcomes = self.student.call_each(self.function.name, calls)
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

    def _accepts_arrays(self, args: Sequence[object]) -> bool:
        """Return whether the function takes as arrays what it did not take as a list."""
        if not any(isinstance(arg, list) for arg in args):
            return False
        arrays = [np.asarray(arg, dtype=float) if isinstance(arg, list) else arg for arg in args]
        return isinstance(self._ask(arrays), Returned)

    def _ask_in_time(self, probes: Sequence[Probe]) -> None:
        """Ask a slow function what matters most first, and leave the rest if it takes too long."""
        started = time.monotonic()
        for probe in sorted(probes, key=lambda probe: (probe.kind != "homework", probe.y.size)):
            self.evidence.answers.append(self._answer_to(probe))
            if time.monotonic() - started > ASKING_SECONDS:
                return

    def _repeat(self, probe: Probe, another: Probe, after_others: bool) -> Repeats | None:
        """Ask one question many times in a row, then right after another one each time."""
        in_a_row = [self._answer_to(probe).value for _ in range(IN_A_ROW)]
        after_another = [(self._answer_to(another), self._answer_to(probe))[1].value for _ in range(AFTER_ANOTHER)]
        to_others = [answer.value for answer in self.evidence.answers if not answer.probe.asks_as(probe)]
        return repeats(in_a_row, after_another, to_others, after_others)

    def _answer_to(self, probe: Probe) -> Answer:
        return self._read(probe, self._ask_each(self._calls(probe)))

    def _calls(self, probe: Probe) -> list[tuple[Array, ...]]:
        return self.function.calls(probe.params, probe.X, probe.y)

    def _read(self, probe: Probe, outcomes: Sequence[Returned | Failed]) -> Answer:
        """Put the outcomes of a probe's calls together."""
        if not self.function.of_one_point:
            (outcome,) = outcomes
            return self._answer(probe, outcome, outcome.value if isinstance(outcome, Returned) else None)
        bad = next((o for o in outcomes if isinstance(o, Failed) or o.value.size != 1), None)
        if bad is not None:
            return self._answer(probe, bad, None)
        values = np.array([o.value.reshape(()) for o in outcomes if isinstance(o, Returned)])
        return self._answer(probe, outcomes[0], values)

    def _answer(self, probe: Probe, outcome: Returned | Failed, value: Array | None) -> Answer:
        expected = probe.expected(self.function.name)
        if value is not None:
            # a float, an array of one entry, an array of shape (P,), (1, P) and a list say the same
            value = value.reshape(expected.shape) if value.size == expected.size else None
        return Answer(self.function.name, probe, outcome, value)


def _as_returned(outcome: Returned) -> npt.NDArray[Any]:
    """Return a value in the precision in which it came back: ``==``, as the asserts use it, is about the last bit."""
    precision = next((kind for kind in OTHER_PRECISIONS if outcome.dtype == np.dtype(kind).name), np.float64)
    return outcome.value.astype(precision)


def _change(before: Any, after: Array) -> float:
    """Return by how much a call changed an argument: 0 if only its shape or type, infinity if its size."""
    was = np.asarray(before, dtype=float).reshape(-1)
    if was.size != after.size:
        return float("inf")
    with np.errstate(invalid="ignore"):
        return float(np.nan_to_num(np.abs(after.reshape(-1) - was), nan=np.inf).max())
