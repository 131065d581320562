"""A submission's answers to an author's homework, beside the right answers and those of edited references.

    digits = log10(size / error)

of an entry. Its size is the largest of three: its own; that of its sum's terms; and its usual size, ten times the
largest share of its array's largest entry that it reaches at any question. So an error in a small entry counts as one
in a large entry, and what cancels is no loss of digits. Ten times, as each entry of a gradient of the circles somewhere
reaches a tenth of the largest.
"""

import itertools
import math
import pickle
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from typing import Any, Self

import numpy as np

from crosscheck.homework.author import Examination, Homework, Question, Task, normal
from crosscheck.homework.measured import KEPT, Truth, Vector, asked, filled, flat, right_answer, slopes
from crosscheck.homework.trees import Leaf, Tree, compared, leaves, size
from crosscheck.judge.asking.accuracy import ENOUGH, Accuracy, measured
from crosscheck.judge.asking.questioning import Student
from crosscheck.mistakes.matching import MATCH_RTOL, same
from crosscheck.mistakes.rewriting import Rewritten, Text, activations, callees, may_not_end, rebound, variables
from crosscheck.mistakes.textbook import BREAKS as OF_EQUATIONS
from crosscheck.submissions.outcomes import Answered, Failed, Loaded
from crosscheck.verdict import FunctionVerdict

MOST_EDITS, MOST_SECONDS = 4000, 10.0  # generic ones that are tried of one function, and how long
MOST_NUMBERS = 10_000  # in an answer for which edits are tried
BREAKS = (*OF_EQUATIONS, AttributeError, AssertionError, MemoryError, RecursionError, SyntaxError)
#: Times as many numbers as a right answer has may come back, and so many at least: a cache of im2col holds thousands.
ROOM, LEAST_ROOM = 4, 2**16
TENTH = 10  # of the largest entry, which each entry of the circles' gradients reaches somewhere
ENOUGH_SHAPES = 3  # answers of one shape that show how large an entry may become
MOST_TIMES = 1e4  # as large as the right one: by a larger number of steps or of points, memory or time could be used up
AS_SLOPE = 1e-5  # of the largest slope, within which a derivative by differences is one
# Relative to the larger slope: two are equal within it. The steps: a short one, which crosses no kink, and one above rounding.
SYMMETRIC, STEPS = 1e-2, (1e-5, 1e-2)


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


@dataclass(frozen=True, eq=False)
class Known:
    """One function to be judged, and what is known of those before it."""

    student: Student
    homework: Homework
    function: Task
    every: Mapping[str, list[Reply]]  # by function
    before: Mapping[str, FunctionVerdict]
    loaded: Loaded
    moves: str  # what is wrong if its answers change, "" if they do not

    @property
    def answers(self) -> list[Reply]:
        """Return the function's answers."""
        return self.every[self.function.name]

    @cached_property
    def drawn(self) -> list[Reply]:
        """Return those to drawn questions, the most wrong ones first: right answers show no cause."""
        return sorted((a for a in self.answers if not a.question.of), key=lambda a: a.least)

    @cached_property
    def first(self) -> Reply:
        """Return the answer by which candidates are tried first: of the listed ones, the first in which most is wrong."""
        drawn = [a for a in self.answers if not a.question.of]
        return max(drawn, key=lambda a: (a.question.listed, sum(digits < ENOUGH for digits in a.digits.values())))

    @cached_property
    def accuracy(self) -> Accuracy:
        """Return how many digits are right, at the listed questions and at the fresh ones."""
        listed, fresh = ([a.least for a in self.answers if a.question.listed is side] for side in (True, False))
        return measured(listed, fresh)

    @cached_property
    def parts(self) -> list[str]:
        """Return the parts of the answer that are wrong."""
        paths = dict.fromkeys(path for a in self.answers for path in a.digits)
        return [path for path in paths if any(a.digits.get(path, math.inf) < ENOUGH for a in self.answers)]

    @cached_property
    def called(self) -> dict[Callable[..., Any], list[str]]:
        """Return which of the functions before it the right ways call; only ways that end for any numbers count."""
        ways = [way for way in (self.function.reference, *self.function.ways) if not may_not_end(way)]
        return {way: [name for name in self.before if name in callees(way)] for way in ways}

    def wrong(self, name: str) -> bool:
        """Return whether the numbers of a function before it are wrong."""
        judged = self.before[name]
        return (judged.verdict == "wrong" and not judged.reason) or judged.right_given is not None

    def through(self) -> str:
        """Return the wrong function that the submission's own calls, or through which it is asked; "" if none."""
        asked_through = self.function.call.needs if self.function.call else ()
        uses = (self.loaded.uses or {}).get(self.function.name, frozenset()).union(asked_through)
        failed = {name for name, one in self.before.items() if one.verdict in ("missing", "unjudged")}
        return next((name for name in self.before if name in uses and (name in failed or self.wrong(name))), "")

    def answer_to(self, args: tuple[Any, ...], name: str = "") -> Tree:
        """Return what the submission's function answers, or another one of a name; None if the call fails."""
        outcome = self.student.answer(name or self.function.name, *args)
        return None if isinstance(outcome, Failed) else outcome.value

    def own(self, name: str) -> Callable[..., Any]:
        """Return the submission's function of a name, for the author's functions to call."""
        function, known = self.homework.functions[name], dict[bytes, Tree]()
        right = right_answer(function, self.every[name][-1].question).answer
        whole = isinstance(right, np.ndarray) and right.dtype.kind in "iu"

        def own(*args: Any) -> Any:
            given = tuple(normal(arg, name) for arg in args)
            if (key := pickle.dumps(given)) not in known:
                known[key] = self.answer_to(given, name)
            value = known[key]
            room = sum(math.prod(length or 1 for length in leaf.shape) for _, leaf in leaves(value))
            right_one = asked(function.reference, args)
            if value is None or room > ROOM * size(right_one) or _is_far_larger(value, right_one):
                raise ValueError(name)
            return value.astype(right.dtype) if whole and isinstance(value, np.ndarray) else value

        return own

    def follows_slopes(self, answer: Reply, objective: Task, part: int | None = None) -> bool:
        """Return whether a gradient, a part of the answer or all of it, is the derivative of the submission's own objective."""
        if isinstance(answer.outcome, Failed):
            return False
        args, by = answer.question.args(objective), objective.parameters.index(self.function.by)
        value: Tree = answer.outcome.value
        gradient = value if part is None else value[part]
        with suppress(*BREAKS):
            pairs = slopes(partial(self.answer_to, name=objective.name), args, by, gradient)
            largest = max(abs(along) for pair in pairs for along in pair)
            return 0 < largest < math.inf and all(abs(one - other) <= AS_SLOPE * largest for one, other in pairs)
        return False

    def is_symmetric(self, answer: Reply) -> bool:
        """Return whether a gradient's own differences along two directions are symmetric, as those of any derivative are."""
        args, by = answer.question.args(self.function), self.function.parameters.index(self.function.by)
        start = flat(args[by])
        directions = np.random.default_rng(0).normal(size=(2, start.size))

        def along(i: int, step: float) -> float:
            moved = (filled(args[by], start + sign * step * directions[i]) for sign in (1, -1))
            one, other = (flat(self.answer_to((*args[:by], value, *args[by + 1 :]))) for value in moved)
            return float((one - other) @ directions[1 - i])

        for step in STEPS:
            with suppress(*BREAKS):
                one, other = along(0, step), along(1, step)
                if abs(one - other) <= SYMMETRIC * max(abs(one), abs(other)):
                    return True
        return False


def _is_far_larger(value: Tree, right: Tree) -> bool:
    """Return whether a number is far larger than the right one."""
    if not isinstance(value, np.ndarray) or not isinstance(right, np.ndarray) or right.dtype.kind not in "iuf":
        return False
    largest, right_largest = (float(np.abs(one).max(initial=0.0)) for one in (value, right))
    return largest > MOST_TIMES * max(1.0, right_largest)
