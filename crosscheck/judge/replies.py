"""A submission's answers to an author's homework, beside the right answers and those of edited references.

    digits = log10(size / error)

for each entry. Its size is the largest of three: its own; that of the terms of its sum, so that cancellation loses no
digits; and its usual size, so that an error in a small entry counts like one in a large entry. The usual size is the
array's largest entry, times ten times the entry's largest ratio to it at any question. Ten times, since each entry of
the circles' gradients reaches a tenth of the largest somewhere.
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
from crosscheck.homework.measured import KEPT, Truth, Vector, asked, filled, flat, place, right_answer, slopes
from crosscheck.homework.trees import Leaf, Tree, compared, leaves, size
from crosscheck.judge.asking.accuracy import ENOUGH, Accuracy, measured
from crosscheck.judge.asking.questioning import Student
from crosscheck.mistakes.matching import MATCH_RTOL, same
from crosscheck.mistakes.rewriting import Rewritten, Text, activations, callees, may_not_end, rebound, variables
from crosscheck.mistakes.textbook import BREAKS as OF_EQUATIONS
from crosscheck.submissions.outcomes import Answered, Failed, Loaded
from crosscheck.verdict import FunctionVerdict

MOST_EDITS, MOST_SECONDS = 4000, 10.0  # limits of the generic edits of a function: their number, and processor seconds
MOST_NUMBERS = 10_000  # largest size of an answer for which edits are tried
BREAKS = (*OF_EQUATIONS, AttributeError, AssertionError, MemoryError, RecursionError, SyntaxError)
#: An answer may have ROOM times as many numbers as the right one, or LEAST_ROOM: a cache of im2col holds thousands.
ROOM, LEAST_ROOM = 4, 2**16
TENTH = 10  # Each entry of the circles' gradients reaches a tenth of the largest entry somewhere.
ENOUGH_SHAPES = 3  # number of answers of one shape that show how large an entry may become
MOST_TIMES = 1e4  # limit of a number relative to the right one: so many steps or points could use up memory or time
AS_SLOPE = 1e-5  # tolerance of a derivative by differences, relative to the largest slope
# Tolerance of symmetry, relative to the larger slope; a short step, which crosses no kink, and one above rounding.
SYMMETRIC, STEPS = 1e-2, (1e-5, 1e-2)
ROUNDING = 1e-11  # the most of an answer that its rounding errors may be


@dataclass(eq=False)
class Reply:
    """A submission's answer to a question, beside the right answer."""

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
        """Return the parts of the right answer with the obtained ones; none if the call failed."""
        return [] if isinstance(self.outcome, Failed) else self.beside(self.outcome.value)

    def beside(self, value: Tree) -> list[Leaf]:
        """Return the parts of the right answer with those of another value."""
        return list(compared(self.truth.answer, value, self.function.ignored))

    @cached_property
    def digits(self) -> dict[str, float]:
        """Return how many digits of each part are right: infinitely many within its error bound."""
        return {leaf.path: self._digits(leaf) for leaf in self.leaves}

    @cached_property
    def least(self) -> float:
        """Return the number of right digits in the least accurate part."""
        return -math.inf if isinstance(self.outcome, Failed) else min(self.digits.values(), default=math.inf)

    def errors(self, leaf: Leaf) -> Vector:
        """Return the error of each entry of a part relative to its size: 0 within the bound, infinite for NaN."""
        exact, bound = self.truth.exact[leaf.path], self.truth.bounds[leaf.path]
        obtained = np.asarray(leaf.obtained)
        error = np.abs(obtained - exact).astype(float)
        alike = (obtained == exact) | (error <= bound) | (np.isnan(obtained) & np.isnan(leaf.expected))
        alike |= (obtained == leaf.expected) & ~np.isfinite(leaf.expected)  # where the reference overflows
        if alike.all():
            return np.zeros(error.shape)
        return np.where(alike, 0.0, np.where(np.isnan(error), np.inf, error / self.sizes[leaf.path]))

    @cached_property
    def sizes(self) -> dict[str, Vector]:
        """Return the sizes relative to which errors in the entries of each part are measured."""
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
        whole = leaf.expected.dtype.kind in "iu"  # an integer is right or wrong
        return -math.inf if whole or not math.isfinite(largest) else -math.log10(largest)

    @property
    def is_finite(self) -> bool:
        """Whether all parts came back, in finite numbers."""
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
        """Return whether the answer equals a value to within a tolerance, by default of rounding errors."""
        pairs = list(zip(self.leaves, others := self.beside(value), strict=False))
        alike = len(others) == len(self.leaves) and all(self.alike(*pair, within) for pair in pairs)
        return alike and isinstance(self.outcome, Answered)  # an answer of text alone has no pairs

    def alike(self, one: Leaf, other: Leaf, within: float = MATCH_RTOL) -> bool:
        """Return whether two values of a part are equal to within a tolerance, by default of rounding errors."""
        if one.obtained is None or other.obtained is None:
            return False
        mine, others = one.obtained.astype(float), other.obtained.astype(float)
        if np.array_equal(mine, others, equal_nan=True):
            return True
        sizes = np.maximum(self.sizes[one.path], np.where(np.isfinite(others), np.abs(others), 0.0))
        return same(mine / sizes, others / sizes, 1.0, within)


@lru_cache(maxsize=KEPT)
def usual_sizes(function: Task, homework: Homework) -> dict[str, float]:
    """Return the usual size of each part of a function's answers: the median of its largest entry at the questions."""
    found = defaultdict(list)
    each = (right_answer(function, question).answer for question in homework.listed if question.asks(function))
    for path, leaf in itertools.chain.from_iterable(map(leaves, each)):
        largest = float(np.abs(leaf).max(initial=0.0))
        found[path].append(largest if math.isfinite(largest) else 0.0)
    return {path: float(np.median(sizes)) for path, sizes in found.items()}


@lru_cache(maxsize=KEPT)
def widest_bounds(function: Task, homework: Homework) -> dict[str, float]:
    """Return the largest error bound of each part, relative to the part's usual size."""
    usual, widest = usual_sizes(function, homework), dict[str, float]()
    for question in homework.listed:
        for path, bound in right_answer(function, question).bounds.items() if question.asks(function) else ():
            widest[path] = max(widest.get(path, 0.0), float(bound.max(initial=0.0)) / (usual[path] or 1.0))
    return widest


def loss_of_digits(function: Task, path: str, off: float) -> str:
    """Return that a part's error bound is wide, and why."""
    ways = ", ".join(way.__name__ for way in function.ways) or "the reference itself"
    lost = f"so much is lost by {ways}" + ", beside its truth" * (function.truth is not None)
    return f"{place(function.reference)} may be off by {off:.0e} of its usual size{path and f' at {path}'}: {lost}"


@lru_cache(maxsize=KEPT)
def largest_shares(function: Task, homework: Homework) -> dict[tuple[str, tuple[int, ...]], Vector]:
    """Return each entry's largest ratio to the largest of its array, by path and shape, if enough answers show it."""
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
    """Return generic edits of all right ways and the functions that these call, each with its function and answer."""
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


@lru_cache(maxsize=KEPT)
def with_factors(function: Task, question: Question) -> list[tuple[Rewritten, Callable[..., Any]]]:
    """Return edits that give a piece of a function a factor, each with the right way that calls the function."""
    if size(right_answer(function, question).answer) > MOST_NUMBERS:
        return []
    ways = [way for way in (function.reference, *function.ways) if not may_not_end(way)]
    each = ((way, one, variables(one, way, question.args(function))) for way in ways for one in callees(way).values())
    return [(edit, way) for way, one, known in each for edit in Text(one).with_factors(known)]


def most_numbers(examination: Examination) -> int:
    """Return how many numbers an answer may have: `ROOM` times the largest right one's, at least `LEAST_ROOM`."""
    each = itertools.product(examination.questions, examination.homework.questioned)
    right = (right_answer(function, question).answer for question, function in each if question.asks(function))
    return max(LEAST_ROOM, ROOM * max(map(size, right), default=0))


@dataclass(frozen=True, eq=False)
class Known:
    """One function to be judged, and what is known about those before it."""

    student: Student
    homework: Homework
    function: Task
    every: Mapping[str, list[Reply]]  # by function
    before: Mapping[str, FunctionVerdict]
    loaded: Loaded
    moves: str  # the kind of mistake if its answers change, "" if they do not

    @property
    def answers(self) -> list[Reply]:
        """Return the function's answers."""
        return self.every[self.function.name]

    @cached_property
    def drawn(self) -> list[Reply]:
        """Return the answers to drawn questions, the least accurate first: right answers show no cause."""
        return sorted((a for a in self.answers if not a.question.of), key=lambda a: a.least)

    @cached_property
    def first(self) -> Reply:
        """Return the answer at which candidates are tried first: a listed one, with the most wrong parts."""
        drawn = [a for a in self.answers if not a.question.of]
        return max(drawn, key=lambda a: (a.question.listed, sum(digits < ENOUGH for digits in a.digits.values())))

    @cached_property
    def accuracy(self) -> Accuracy:
        """Return the accuracy at the listed questions and at the fresh ones."""
        listed, fresh = ([a.least for a in self.answers if a.question.listed is side] for side in (True, False))
        return measured(listed, fresh)

    @cached_property
    def parts(self) -> list[str]:
        """Return the paths of the parts that are wrong in some answer."""
        paths = dict.fromkeys(path for a in self.answers for path in a.digits)
        return [path for path in paths if any(a.digits.get(path, math.inf) < ENOUGH for a in self.answers)]

    @cached_property
    def called(self) -> dict[Callable[..., Any], list[str]]:
        """Return which of the functions before it each right way calls. Ways that might not end are left out."""
        ways = [way for way in (self.function.reference, *self.function.ways) if not may_not_end(way)]
        return {way: [name for name in self.before if name in callees(way)] for way in ways}

    def wrong(self, name: str) -> bool:
        """Return whether the numbers of a function before it are wrong."""
        judged = self.before[name]
        return (judged.verdict == "wrong" and not judged.reason) or judged.right_given is not None

    def through(self) -> str:
        """Return a wrong or failed function that this one calls, or through which it is asked; "" if none."""
        asked_through = self.function.call.needs if self.function.call else ()
        uses = (self.loaded.uses or {}).get(self.function.name, frozenset()).union(asked_through)
        failed = {name for name, one in self.before.items() if one.verdict in ("missing", "unjudged")}
        return next((name for name in self.before if name in uses and (name in failed or self.wrong(name))), "")

    def answer_to(self, args: tuple[Any, ...], name: str = "") -> Tree:
        """Return the answer of the submission's function, or of its function `name`; None if the call fails."""
        outcome = self.student.answer(name or self.function.name, *args)
        return None if isinstance(outcome, Failed) else outcome.value

    def own(self, name: str) -> Callable[..., Any]:
        """Return the submission's function of this name, in a form that the author's functions can call."""
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
        """Return whether the answer, or a `part` of it, is the gradient of the submission's own objective."""
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
        """Return whether a gradient's differences along two directions are symmetric, as those of any gradient are."""
        args, by = answer.question.args(self.function), self.function.parameters.index(self.function.by)
        start = flat(args[by])
        directions = np.random.default_rng(0).normal(size=(2, start.size))

        def along(i: int, step: float) -> tuple[float, float]:
            """Return the difference along the other direction, and how large its rounding errors are."""
            moved = (filled(args[by], start + sign * step * directions[i]) for sign in (1, -1))
            one, other = (flat(self.answer_to((*args[:by], value, *args[by + 1 :]))) for value in moved)
            return float((one - other) @ directions[1 - i]), float(ROUNDING * np.abs(one) @ np.abs(directions[1 - i]))

        for step in STEPS:
            with suppress(*BREAKS):
                (one, rounding), (other, also) = along(0, step), along(1, step)
                if abs(one - other) <= SYMMETRIC * max(abs(one), abs(other)) + rounding + also:
                    return True
        return False


def _is_far_larger(value: Tree, right: Tree) -> bool:
    """Return whether a number is far larger than the right one."""
    if not isinstance(value, np.ndarray) or not isinstance(right, np.ndarray) or right.dtype.kind not in "iuf":
        return False
    largest, right_largest = (float(np.abs(one).max(initial=0.0)) for one in (value, right))
    return largest > MOST_TIMES * max(1.0, right_largest)
