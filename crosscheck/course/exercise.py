"""An exercise: what is asked, and what an answer is told. Right, or what kind of thing is wrong, and never the answer itself."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.course.shown import Told
from crosscheck.submissions.errors import one_line

Answer: TypeAlias = Callable[..., Any] | float
Numbers: TypeAlias = npt.NDArray[Any]

RTOL = 1e-9  # of the largest entry: far above rounding errors, far below any mistake


class _WrongError(Exception):
    """The answer cannot be compared; the message says why."""


class _OpenError(Exception):
    """There is no answer yet."""


@dataclass(frozen=True)
class Exercise:
    """A question whose answer is a number, or a function of numbers.

    Attributes
    ----------
    right : callable or float
        The answer.
    mistakes : tuple of (answer, str)
        Typical wrong answers, each with its hint.
    otherwise : str
        The hint for any other wrong answer.
    lesson : str
        What is said when it is right.
    calls : tuple of tuple
        The arguments with which a function is called, one call after the other.
    arguments : tuple of str
        Names of a call's arguments, of a function that returns a number. If they are given, any other wrong answer is told
        the first call at which it is wrong, and what it should be there.
    rtol : float
        How far a right answer may lie from `right`, as a part of its largest entry.
    """

    right: Answer
    mistakes: tuple[tuple[Answer, str], ...]
    otherwise: str
    lesson: str
    calls: tuple[tuple[Any, ...], ...] = ()
    arguments: tuple[str, ...] = ()
    rtol: float = RTOL

    def __call__(self, answer: Any) -> Told:
        """Check an answer.

        Parameters
        ----------
        answer : callable or number
            The dots, a function that returns None, and one that raises NotImplementedError are no answers yet.
        """
        try:
            answers = self._answers(answer)
        except _OpenError:
            return Told("still to do", "Write your answer in the place of the dots, and run this cell again.")
        except _WrongError as wrong:
            return Told("wrong", str(wrong))
        if self._same(answers, self.right):
            return Told("right", self.lesson)
        known = next((hint for like, hint in self.mistakes if self._same(answers, like)), None)
        return Told("wrong", known or self._first_wrong(answers) + self.otherwise)

    def _answers(self, answer: Any) -> list[Numbers]:
        """Return what the student's answer is at each call, in the shape of the right one."""
        if answer is None or answer is Ellipsis:
            raise _OpenError
        if not self.calls:
            if callable(answer):
                raise _WrongError("Expected a number, got a function.")
            return [_as_numbers(answer, np.asarray(self.right), "Your answer is")]
        if not callable(answer):
            raise _WrongError(f"Expected a function, got {answer!r:.40}.")
        right = _evaluated(self.right, self.calls)
        return [
            _as_numbers(_called(answer, call), like, "Your function returns")
            for call, like in zip(self.calls, right, strict=True)
        ]

    def _same(self, answers: list[Numbers], like: Answer) -> bool:
        """Whether the answers are those of `like`; where both are infinite or NaN, they are the same."""
        with np.errstate(all="ignore"):
            others = _evaluated(like, self.calls)
        return all(self._close(one, other) for one, other in zip(answers, others, strict=True))

    def _close(self, one: Numbers, other: Numbers) -> bool:
        return one.shape == other.shape and np.allclose(
            one, other, rtol=self.rtol, atol=self.rtol * _largest(other), equal_nan=True
        )

    def _first_wrong(self, answers: list[Numbers]) -> str:
        """Say at which call an answer is wrong first; nothing if the arguments have no names."""
        if not self.arguments:
            return ""
        each = zip(self.calls, answers, _evaluated(self.right, self.calls), strict=True)
        call, obtained, expected = next(one for one in each if not self._close(*one[1:]))
        at = ", ".join(f"{name} = {value}" for name, value in zip(self.arguments, call, strict=True))
        return f"At {at} your function returns {obtained:.4g}; expected {expected:.4g}. "


def _evaluated(answer: Answer, calls: tuple[tuple[Any, ...], ...]) -> list[Numbers]:
    if callable(answer):
        return [np.asarray(answer(*deepcopy(call))) for call in calls]
    return [np.asarray(answer)]


def _called(answer: Callable[..., Any], call: tuple[Any, ...]) -> Any:
    """Call a student's function with copies, which it may change."""
    try:
        with np.errstate(all="ignore"):
            returned = answer(*deepcopy(call))
    except NotImplementedError:
        raise _OpenError from None
    except Exception as error:
        raise _WrongError(f"Your function raises {one_line(error)}") from None
    if returned is None or returned is Ellipsis:
        raise _OpenError
    return returned


def _as_numbers(value: Any, like: Numbers, what: str) -> Numbers:
    expected = f"an array of shape {like.shape}" if like.shape else "a number"
    try:
        numbers = np.asarray(value.detach() if hasattr(value, "detach") else value)
        if numbers.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError):  # lists of unequal lengths are ValueErrors
        raise _WrongError(f"{what} {value!r:.40}; expected {expected}.") from None
    if numbers.shape != like.shape:
        shape = f"an array of shape {numbers.shape}" if numbers.shape else "a number"
        raise _WrongError(f"{what} {shape}; expected {expected}.")
    return numbers.astype(float)


def _largest(numbers: Numbers) -> float:
    finite = np.abs(numbers[np.isfinite(numbers)])
    return float(finite.max()) if finite.size else 0.0
