"""All answers of one function, and what calling it did besides."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np

from crosscheck.homework.network import NetworkHomework
from crosscheck.homework.parts import Function, Published, Role
from crosscheck.judge.asking.cost import Cost
from crosscheck.mistakes.mistake import Kind
from crosscheck.submissions.outcomes import Failed, Outcome
from crosscheck.submissions.probes import Answer, Probe
from crosscheck.verdict import Finding

# NumPy's functions refuse a value of this type; so does np.round in the homework's asserts.
REQUIRES_GRAD = "Tensor that requires grad"
AnsweredSequence: TypeAlias = tuple[tuple[str, Answer], ...]  # what was changed in place, and the answer then
FEW = 20  # points of a small question: the network may be asked point by point, and the call repeated


class Asserted(NamedTuple):
    """One of the homework's own asserts, as it went."""

    case: Published
    outcome: Outcome
    holds: bool


class Form(NamedTuple):
    """The form of a returned value, and whether the call had labels of shape (N, 1)."""

    type: str
    shape: tuple[int, ...]
    dtype: str
    column: bool


@dataclass
class Evidence:
    """All answers of one function, and what calling it did besides."""

    homework: NetworkHomework
    function: Function
    cost: Cost
    asserted: list[Asserted] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    sequences: list[AnsweredSequence] = field(default_factory=list)
    of_whole_numbers: list[Answer] = field(default_factory=list)  # with integer points and other parameters
    anew: list[Answer] | None = None  # to the questions that confirm a symptom; None if they were not asked
    left_out: list[Probe] = field(default_factory=list)  # too slow, or too much memory
    accepts_arrays: bool = False  # whether it takes an array where it raised for the homework's list
    forms: set[Form] = field(default_factory=set)  # of the returned values
    changed: dict[int, float] = field(default_factory=dict)  # index of an argument -> its largest change
    overwritten: bool = False  # whether a returned array had other values after later calls
    moved: float = 0.0  # largest difference between two answers to the same call, as a fraction of the expected one
    repeats: str | None = None  # if a repeated answer differs: the finding
    failure: Failed | None = None  # what ended the questioning
    lent: bool = False  # whether this function is not done yet, and others call a right one in its place

    @property
    def role(self) -> Role:
        """Return what the function computes."""
        return self.function.role

    def finding(self, kind: Kind | str, **values: object) -> Finding:
        """Return a finding in the homework's words."""
        return self.homework.finding(kind, **values)

    def call(self, probe: Probe, entry: int = 0) -> str:
        """Return a call as a student would write it, with drawn values in words; at one point if it takes only one."""
        if not self.function.of_one_point:
            return f"{self.function.name}({probe.at})"
        point = ", ".join(f"{coordinate:.4g}" for coordinate in probe.X[entry])
        return f"{self.function.name}([{point}]) at {probe.at.split(',')[0]}"

    @property
    def ordinary(self) -> list[Answer]:
        """Return the answers where nothing saturates."""
        return [answer for answer in self.answers if answer.probe.ordinary]

    @property
    def differing(self) -> list[Answer]:
        """Return the wrong answers where nothing saturates."""
        return [answer for answer in self.ordinary if not answer.agrees]

    @property
    def saturated(self) -> list[Answer]:
        """Return the answers where the output saturates."""
        return [answer for answer in self.answers if not answer.probe.ordinary]

    @property
    def valued(self) -> list[Answer]:
        """Return the answers with a value where nothing saturates. A mistake must reproduce them all."""
        return [answer for answer in self.ordinary if answer.value is not None]

    @cached_property
    def same_everywhere(self) -> bool:
        """Whether all fresh probes have the same answer. Such an answer does not show how it was computed."""
        values = [answer.numbers for answer in self.valued if answer.fresh]
        answers = [one for value in values for one in value] if self.function.of_one_point else values
        return len(values) >= 3 and all(np.array_equal(answer, answers[0]) for answer in answers)
