"""One function of a submission to an author's homework: its answers, and what is known of those before it."""

import math
import pickle
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np

from crosscheck.homework.author import Homework, Task, normal
from crosscheck.homework.measured import asked, filled, flat, right_answer, slopes
from crosscheck.homework.trees import Tree, leaves, size
from crosscheck.judge.asking.accuracy import ENOUGH, Accuracy, measured
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.replies import BREAKS, ROOM, Reply
from crosscheck.mistakes.rewriting import callees, may_not_end
from crosscheck.submissions.outcomes import Failed, Loaded
from crosscheck.verdict import FunctionVerdict

MOST_TIMES = 1e4  # as large as the right one: by a larger number of steps or of points, memory or time could be used up
AS_SLOPE = 1e-5  # of the largest slope, within which a derivative by differences is one
# Relative to the larger slope: two are equal within it. The steps: a short one, which crosses no kink, and one above rounding.
SYMMETRIC, STEPS = 1e-2, (1e-5, 1e-2)


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
