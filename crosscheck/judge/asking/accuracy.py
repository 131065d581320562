"""How many digits of a function's answers are right, which decides whether it is wrong.

    digits = log10(scale / error)

The least accurate answer counts. The scale is 1 for outputs, the loss itself for a loss, and the largest entry of a
gradient. It is at least 1, except for the homework's own calls. An answer within its error bound has lost no digit.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.submissions.probes import Answer

# Of 467 labelled files, those with wrong numbers have at most 3.9 digits, and approximations have at least 5.9.
ENOUGH = 4.0
USUALLY = 3.0  # digits at half of the drawn questions. Approximations near the limit have more, answers by heart fewer.
BY_CHANCE = 2.0  # digits required at drawn questions: fewer than at listed ones, so that near a limit no seed decides


class Accuracy(NamedTuple):
    """The least digits of a function's answers at ordinary questions; infinite where all lie within their error bounds."""

    listed: float  # at the questions that are the same for each seed
    fresh: float  # at questions that the seed drew, and along the homework's descent
    usual: float  # digits of at least half of the drawn questions, and of all along the descent

    @property
    def suffices(self) -> bool:
        """Whether the function is right. If it is better at the listed questions, these may be learned by heart."""
        least = ENOUGH if math.isinf(self.listed) else BY_CHANCE
        return self.listed >= ENOUGH and self.usual >= USUALLY and self.fresh >= least

    @property
    def by_listed(self) -> bool:
        """Whether the listed questions decide."""
        return math.isfinite(self.listed) and (self.suffices or self.listed < ENOUGH)

    @property
    def digits(self) -> int:
        """The number of right digits to tell: at the listed questions if these decide, else at any."""
        least = self.listed if self.by_listed else min(self.listed, self.fresh)
        return max(0, math.floor(least)) if math.isfinite(least) else 0

    def __str__(self) -> str:
        return {0: "no digit", 1: "1 digit"}.get(self.digits, f"{self.digits} digits")


def accuracy(e: Evidence) -> Accuracy:
    """Measure a function's answers at ordinary questions. If none is listed, all drawn ones count as listed."""
    role = e.role
    listed = [digits_of(a, role) for a in e.ordinary if a.probe.listed]
    # At strained questions a constant in the logarithm, or a difference's step, costs digits: a seed decides how many.
    exact = all(map(math.isinf, listed))
    others = [a for a in e.ordinary if not a.probe.listed and (exact or not a.probe.strained)]
    drawn, on_the_way = ([digits_of(a, role) for a in others if a.probe.in_turns is side] for side in (False, True))
    return measured(listed or drawn, drawn, on_the_way)


def right_to(e: Evidence, answers: Sequence[Answer]) -> str:
    """Return how many digits are right, and of what: "3 digits after the point"."""
    least = min(least_accurate(e, answers), key=lambda answer: digits_of(answer, e.role))
    of = " of the largest entry" if e.role is Role.GRADIENT else ""
    return f"{accuracy(e)}{' after the point' if scale_of(least, e.role) == 1 else of}"


def least_accurate(e: Evidence, answers: Sequence[Answer]) -> Sequence[Answer]:
    """Return the answers with as few digits as the report tells, among the deciding questions; all answers if none."""
    of_all = accuracy(e)
    decide = (a for a in answers if a.probe.listed or not of_all.by_listed)
    return [a for a in decide if digits_of(a, e.role) < of_all.digits + 1] or answers


def measured(listed: Sequence[float], drawn: Sequence[float], on_the_way: Sequence[float] = ()) -> Accuracy:
    """Return the accuracy by the digits at listed questions, at drawn ones and along the descent; infinite if none."""
    median = sorted(drawn)[(len(drawn) - 1) // 2 :][:1]  # not by `statistics`, which takes long to import
    usual = min([*on_the_way, *median], default=math.inf)
    return Accuracy(min(listed, default=math.inf), min([*drawn, *on_the_way], default=math.inf), usual)


def digits_of(answer: Answer, role: Role) -> float:
    """Return how many digits of an answer are right: infinitely many within its error bound."""
    if answer.agrees:
        return math.inf
    error, scale = float(answer.error.max()), scale_of(answer, role)
    return math.log10(scale / error) if scale > 0 and math.isfinite(error) else -math.inf


def scale_of(answer: Answer, role: Role) -> float:
    """Return what an error is compared with."""
    largest = 1.0 if role is Role.OUTPUTS else float(np.abs(answer.expected).max())
    return max(1.0, largest) if answer.fresh else largest
