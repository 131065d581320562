"""A submission's answers to another homework's questions, beside the right ones and those that edits of these give."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

import numpy as np

from crosscheck.homework.author import Examination, Function, Homework, Question
from crosscheck.homework.measured import Truth, asked, truth
from crosscheck.homework.trees import Leaf, Tree, compared, leaves, size
from crosscheck.mistakes.matching import same
from crosscheck.mistakes.rewriting import Rewritten, Text, activations, callees, rebound, variables
from crosscheck.mistakes.textbook import BREAKS as OF_EQUATIONS
from crosscheck.submissions.outcomes import Answered, Failed

MOST_EDITS, MOST_SECONDS = 4000, 10.0  # generic ones that are tried of one function, and how long
MOST_NUMBERS = 10_000  # in an answer of which edits are tried
BREAKS = (*OF_EQUATIONS, AttributeError, AssertionError, MemoryError, RecursionError, SyntaxError)
KEPT = 4096
ROOM, LEAST_ROOM = 4, 4096  # times as many numbers as a right answer has, and at least so many, may come back


@dataclass(eq=False)
class Answer:
    """What a submission answered to a question, beside what is right."""

    function: Function
    question: Question
    outcome: Answered | Failed
    scales: Mapping[str, float]

    @cached_property
    def truth(self) -> Truth:
        """Return the right answer."""
        return right_answer(self.function, self.question)

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Return the parts of the right answer, beside those obtained; none if the call failed."""
        if isinstance(self.outcome, Failed):
            return []
        return list(compared(self.truth.answer, self.outcome.value, self.function.ignored))

    @cached_property
    def digits(self) -> dict[str, float]:
        """Return how many digits of each part are right; infinite where it lies within its error bound."""
        return {leaf.path: self._digits(leaf) for leaf in self.leaves}

    @cached_property
    def least(self) -> float:
        """Return the least of these."""
        return -math.inf if isinstance(self.outcome, Failed) else min(self.digits.values(), default=math.inf)

    def errors(self, leaf: Leaf) -> Any:
        """Return the errors of a part, entry by entry: 0 where it lies within its bound, infinite where it is no number."""
        exact, bound = self.truth.exact[leaf.path], self.truth.bounds[leaf.path]
        assert leaf.obtained is not None
        obtained = leaf.obtained
        with np.errstate(all="ignore"):
            error = np.abs(obtained - exact).astype(float)
            alike = (obtained == exact) | (error <= bound) | (np.isnan(obtained) & np.isnan(leaf.expected))
            alike |= (obtained == leaf.expected) & ~np.isfinite(leaf.expected)  # as the reference overflows
        return np.where(alike, 0.0, np.where(np.isnan(error), np.inf, error))

    def _digits(self, leaf: Leaf) -> float:
        if leaf.obtained is None:
            return -math.inf
        largest = float(self.errors(leaf).max(initial=0.0))
        if largest == 0:
            return math.inf
        if leaf.expected.dtype.kind in "iu":  # a whole number is right or wrong
            return -math.inf
        sizes = np.abs(leaf.expected[np.isfinite(leaf.expected)])
        scale = max(float(sizes.max(initial=0.0)), self.scales.get(leaf.path, 0.0)) or 1.0
        return math.log10(scale / largest) if math.isfinite(largest) else -math.inf


def alike(some: Sequence[Leaf], others: Sequence[Leaf], scales: Mapping[str, float]) -> bool:
    """Return whether two answers are the same but for rounding."""
    return len(some) == len(others) and all(
        one.obtained is not None
        and other.obtained is not None
        and same(one.obtained.astype(float), other.obtained.astype(float), scales.get(one.path, 0.0))
        for one, other in zip(some, others, strict=True)
    )


def is_finite(answer: Answer) -> bool:
    """Return whether all that is asked for came back, in finite numbers."""
    return all(leaf.obtained is not None and np.isfinite(leaf.obtained).all() for leaf in answer.leaves)


def right_one(answer: Answer) -> Answer:
    """Return the right answer to the same question."""
    return replace(answer, outcome=Answered(answer.truth.answer, frozenset(), 0.0))


def gives(function: Callable[..., Any], answer: Answer) -> bool:
    """Return whether a function gives what a submission answered."""
    with suppress(*BREAKS):
        return is_answer(asked(function, answer.question.args(answer.function)), answer)
    return False


def is_answer(value: Tree, answer: Answer) -> bool:
    """Return whether a value is what a submission answered, but for rounding."""
    if isinstance(answer.outcome, Failed):
        return False
    return alike(answer.leaves, list(compared(answer.truth.answer, value, answer.function.ignored)), answer.scales)


@lru_cache(maxsize=KEPT)
def right_answer(function: Function, question: Question) -> Truth:
    """Compute the right answer to a question once for all submissions."""
    return truth(function, question)


@lru_cache(maxsize=KEPT)
def sizes_of(function: Function, homework: Homework) -> dict[str, float]:
    """Return the usual size of each part of a function's answers: the median of the largest entries."""
    found: dict[str, list[float]] = {}
    for question in homework.listed:
        if question.asks(function):
            for path, leaf in leaves(right_answer(function, question).answer):
                largest = float(np.abs(leaf).max(initial=0.0))
                found.setdefault(path, []).append(largest if math.isfinite(largest) else 0.0)
    return {path: float(np.median(sizes)) for path, sizes in found.items()}


@lru_cache(maxsize=KEPT)
def edited_answers(function: Function, question: Question) -> list[tuple[Rewritten, Callable[..., Any], Tree]]:
    """Return generic edits of all right ways, and of what these call, with what each makes and answers to a question."""
    args, found = question.args(function), list[tuple[Rewritten, Callable[..., Any], Tree]]()
    if size(right_answer(function, question).answer) > MOST_NUMBERS:
        return found
    started = time.process_time()
    for way in (function.reference, *function.ways):
        known = activations(way)
        for one in callees(way).values():
            for edit in Text(one).generic(variables(one, way, args), known):
                if len(found) >= MOST_EDITS or time.process_time() - started > MOST_SECONDS:
                    return found
                with suppress(*BREAKS):
                    made = rebound(way, {one.__name__: edit})
                    found.append((edit, made, asked(made, args)))
    return found


def most_numbers(examination: Examination) -> int:
    """Return how many numbers an answer may have: some more than the largest right one."""
    right = (
        right_answer(function, question).answer
        for question in examination.questions
        for function in examination.homework.questioned
        if question.asks(function)
    )
    return max(LEAST_ROOM, ROOM * max(map(size, right), default=0))
