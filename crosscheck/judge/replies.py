"""A submission's answers to an author's homework, beside the right answers and those of edited references.

    digits = log10(size / error)

of an entry. Its size is the largest of three: its own; that of its sum's terms; and its usual size, ten times the
largest share of its array's largest entry that it reaches at any question. So an error in a small entry counts as one
in a large entry, and what cancels is no loss of digits. Ten times, as each entry of a gradient of the circles somewhere
reaches a tenth of the largest.
"""

import itertools
import math
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Self

import numpy as np

from crosscheck.homework.author import Examination, Homework, Question, Task
from crosscheck.homework.measured import KEPT, Truth, Vector, asked, right_answer
from crosscheck.homework.trees import Leaf, Tree, compared, leaves, size
from crosscheck.mistakes.matching import MATCH_RTOL, same
from crosscheck.mistakes.rewriting import Rewritten, Text, activations, callees, may_not_end, rebound, variables
from crosscheck.mistakes.textbook import BREAKS as OF_EQUATIONS
from crosscheck.submissions.outcomes import Answered, Failed

MOST_EDITS, MOST_SECONDS = 4000, 10.0  # generic ones that are tried of one function, and how long
MOST_NUMBERS = 10_000  # in an answer for which edits are tried
BREAKS = (*OF_EQUATIONS, AttributeError, AssertionError, MemoryError, RecursionError, SyntaxError)
#: Times as many numbers as a right answer has may come back, and so many at least: a cache of im2col holds thousands.
ROOM, LEAST_ROOM = 4, 2**16
TENTH = 10  # of the largest entry, which each entry of the circles' gradients reaches somewhere
ENOUGH_SHAPES = 3  # answers of one shape that show how large an entry may become


@dataclass(eq=False)
class Reply:
    """What a submission answered to a question, beside what is right."""

    function: Task
    question: Question
    outcome: Answered | Failed
    homework: Homework

    @cached_property
    def truth(self) -> Truth:
        """Return the right answer."""
        return right_answer(self.function, self.question)

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Return the parts of the right answer, beside those obtained; none if the call failed."""
        return [] if isinstance(self.outcome, Failed) else self.beside(self.outcome.value)

    def beside(self, value: Tree) -> list[Leaf]:
        """Return the parts of the right answer, beside those of another value."""
        return list(compared(self.truth.answer, value, self.function.ignored))

    @cached_property
    def digits(self) -> dict[str, float]:
        """Return how many digits of each part are right; infinite where it lies within its error bound."""
        return {leaf.path: self._digits(leaf) for leaf in self.leaves}

    @cached_property
    def least(self) -> float:
        """Return the least of these."""
        return -math.inf if isinstance(self.outcome, Failed) else min(self.digits.values(), default=math.inf)

    def errors(self, leaf: Leaf) -> Vector:
        """Return the errors of a part, entry by entry, in units of their sizes: 0 within the bound, infinite for no number."""
        exact, bound = self.truth.exact[leaf.path], self.truth.bounds[leaf.path]
        obtained = np.asarray(leaf.obtained)
        error = np.abs(obtained - exact).astype(float)
        alike = (obtained == exact) | (error <= bound) | (np.isnan(obtained) & np.isnan(leaf.expected))
        alike |= (obtained == leaf.expected) & ~np.isfinite(leaf.expected)  # as the reference overflows
        if alike.all():
            return np.zeros(error.shape)
        return np.where(alike, 0.0, np.where(np.isnan(error), np.inf, error / self.sizes[leaf.path]))

    @cached_property
    def sizes(self) -> dict[str, Vector]:
        """Return by which sizes errors in the entries of each part are measured."""
        found, usual = {}, usual_sizes(self.function, self.homework)
        shares = largest_shares(self.function, self.homework)
        for path, leaf in leaves(self.truth.answer):
            finite = np.abs(leaf[np.isfinite(leaf)])
            largest = max(float(finite.max(initial=0.0)), usual.get(path, 0.0)) or 1.0
            own = np.maximum(self.truth.sizes[path], self.truth.bounds[path] / MATCH_RTOL)
            found[path] = np.clip(TENTH * shares.get((path, leaf.shape), 1.0) * largest, own, largest)
        return found

    def _digits(self, leaf: Leaf) -> float:
        if leaf.obtained is None:
            return -math.inf
        largest = float(self.errors(leaf).max(initial=0.0))
        if largest == 0:
            return math.inf
        whole = leaf.expected.dtype.kind in "iu"  # which is right or wrong
        return -math.inf if whole or not math.isfinite(largest) else -math.log10(largest)

    @property
    def is_finite(self) -> bool:
        """Whether all that is asked for came back, in finite numbers."""
        return all(leaf.obtained is not None and np.isfinite(leaf.obtained).all() for leaf in self.leaves)

    @property
    def right(self) -> Self:
        """The right answer to the same question."""
        return replace(self, outcome=Answered(self.truth.answer, frozenset(), 0.0))

    def is_given_by(self, function: Callable[..., Any]) -> bool:
        """Return whether a function gives these numbers."""
        with suppress(*BREAKS):
            return self.is_value(asked(function, self.question.args(self.function)))
        return False

    def is_value(self, value: Tree, within: float = MATCH_RTOL) -> bool:
        """Return whether these are the numbers of a value, but for rounding or as closely as is asked."""
        pairs = list(zip(self.leaves, others := self.beside(value), strict=False))
        alike = len(others) == len(self.leaves) and all(self.alike(*pair, within) for pair in pairs)
        return alike and isinstance(self.outcome, Answered)  # of text alone there are no pairs

    def alike(self, one: Leaf, other: Leaf, within: float = MATCH_RTOL) -> bool:
        """Return whether two values of a part are the same but for rounding, or as closely as is asked."""
        if one.obtained is None or other.obtained is None:
            return False
        mine, others = one.obtained.astype(float), other.obtained.astype(float)
        if np.array_equal(mine, others, equal_nan=True):
            return True
        sizes = np.maximum(self.sizes[one.path], np.where(np.isfinite(others), np.abs(others), 0.0))
        return same(mine / sizes, others / sizes, 1.0, within)


@lru_cache(maxsize=KEPT)
def usual_sizes(function: Task, homework: Homework) -> dict[str, float]:
    """Return the usual size of each part of a function's answers: the median of the largest entries."""
    found = defaultdict(list)
    each = (right_answer(function, question).answer for question in homework.listed if question.asks(function))
    for path, leaf in itertools.chain.from_iterable(map(leaves, each)):
        largest = float(np.abs(leaf).max(initial=0.0))
        found[path].append(largest if math.isfinite(largest) else 0.0)
    return {path: float(np.median(sizes)) for path, sizes in found.items()}


@lru_cache(maxsize=KEPT)
def largest_shares(function: Task, homework: Homework) -> dict[tuple[str, tuple[int, ...]], Vector]:
    """Return how large each entry becomes at most beside the largest of its array, by path and shape; none where few show it."""
    each = [right_answer(function, question).sizes for question in homework.listed if question.asks(function)]
    for question in homework.further:
        with suppress(*BREAKS):
            answer = asked(function.reference, question.args(function))
            each.append({path: np.abs(leaf.astype(float)) for path, leaf in leaves(answer)})
    found = defaultdict(list)
    for path, sizes in itertools.chain.from_iterable(one.items() for one in each):
        if 0 < (largest := sizes.max(initial=0.0)) < math.inf:
            found[path, sizes.shape].append(sizes / largest)
    return {key: np.max(shares, axis=0) for key, shares in found.items() if len(shares) >= ENOUGH_SHAPES}


@lru_cache(maxsize=KEPT)
def edited_answers(function: Task, question: Question) -> list[tuple[Rewritten, Callable[..., Any], Tree]]:
    """Return generic edits of all right ways, and of what these call, with what each makes and answers to a question."""
    args, found = question.args(function), list[tuple[Rewritten, Callable[..., Any], Tree]]()
    if size(right_answer(function, question).answer) > MOST_NUMBERS:
        return found
    started = time.process_time()
    for way in (one for one in (function.reference, *function.ways) if not may_not_end(one)):
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
    each = itertools.product(examination.questions, examination.homework.questioned)
    right = (right_answer(function, question).answer for question, function in each if question.asks(function))
    return max(LEAST_ROOM, ROOM * max(map(size, right), default=0))
