"""An exercise: what is asked, and what an answer is told: right, or what kind of thing is wrong, never the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, TypeAlias

import numpy as np

from crosscheck.automates.topic import Numbers as Numbers
from crosscheck.submissions.errors import one_line

Answer: TypeAlias = Callable[..., Any] | float

# Of a stripe at the left; the words keep the colours of the page, light or dark.
COLOURS = {"right": "#009e73", "wrong": "#d55e00", "still to do": "#767676", "your prediction": "#0072b2"}


@dataclass(frozen=True, repr=False)
class Told:
    """A word on what was answered, and a sentence or two: HTML in a notebook, text everywhere else."""

    word: Literal["right", "wrong", "still to do", "your prediction"]
    sentence: str

    @property
    def head(self) -> str:
        """The word, as the sentence goes on from it."""
        return f"{self.word.capitalize()}{':' if self.word == 'your prediction' else '.'}"

    def __repr__(self) -> str:
        return f"{self.head} {self.sentence}"

    def _repr_html_(self) -> str:
        stripe = f"border-left: 0.4em solid {COLOURS[self.word]}; padding: 0.4em 0.8em; max-width: 60em"
        return f'<div style="{stripe}"><b>{self.head}</b> {escape(self.sentence)}</div>'


OPEN = Told("still to do", "Write your answer in the place of the dots, and run this cell again.")


class _RefusedError(Exception):
    """The answer cannot be compared, or is none yet; its argument is what is told."""


@dataclass(frozen=True)
class Exercise:
    """A question whose answer is a number, or a function of numbers."""

    right: Answer
    mistakes: Mapping[str, Sequence[Answer]]  # hints, and for each the typical wrong answers that it is for
    otherwise: str  # the hint for any other wrong answer
    lesson: str  # what is said when it is right
    calls: tuple[tuple[Any, ...], ...] = ()  # the arguments with which a function is called, one call after the other
    # The arguments' names, of a function that returns a number: any other wrong answer is then told the first call at
    # which it is wrong, and what it should be there.
    arguments: tuple[str, ...] = ()
    rtol: float = 1e-9  # of the largest entry of what is right: far above rounding errors, far below any mistake

    def __call__(self, answer: Any) -> Told:
        """Check an answer.

        The dots, a function that returns None, and one that raises NotImplementedError are no answers yet.
        """
        expected = self._at_each_call(self.right)
        try:
            answers = self._read(answer, expected)
        except _RefusedError as refused:
            return refused.args[0]  # type: ignore[no-any-return]
        if self._same(answers, expected):
            return Told("right", self.lesson)
        for hint, wrong in self.mistakes.items():
            if any(self._same(answers, self._at_each_call(like)) for like in wrong):
                return Told("wrong", hint)
        return Told("wrong", self._first_wrong(answers, expected) + self.otherwise)

    def _at_each_call(self, answer: Answer) -> list[Numbers]:
        if not callable(answer):
            return [np.asarray(answer)]
        with np.errstate(all="ignore"):
            return [np.asarray(answer(*deepcopy(call))) for call in self.calls]

    def _read(self, answer: Any, expected: list[Numbers]) -> list[Numbers]:
        """Return what the student's answer is at each call, in the shape of the right one."""
        if answer is None or answer is Ellipsis:
            raise _RefusedError(OPEN)
        if not self.calls:
            if callable(answer):
                raise _RefusedError(Told("wrong", "Expected a number, got a function."))
            return [_as_numbers(answer, expected[0], "Your answer is")]
        if not callable(answer):
            raise _RefusedError(Told("wrong", f"Expected a function, got {answer!r:.40}."))
        each = zip(self.calls, expected, strict=True)
        return [_as_numbers(_called(answer, call), like, "Your function returns") for call, like in each]

    def _same(self, answers: list[Numbers], others: list[Numbers]) -> bool:
        return all(self._close(one, other) for one, other in zip(answers, others, strict=True))

    def _close(self, one: Numbers, other: Numbers) -> bool:
        """Whether two answers are the same; they are where both are infinite or NaN."""
        atol = self.rtol * float(np.abs(other[np.isfinite(other)]).max(initial=0.0))
        return one.shape == other.shape and np.allclose(one, other, rtol=self.rtol, atol=atol, equal_nan=True)

    def _first_wrong(self, answers: list[Numbers], expected: list[Numbers]) -> str:
        if not self.arguments:
            return ""
        each = zip(self.calls, answers, expected, strict=True)
        call, obtained, right = next(one for one in each if not self._close(*one[1:]))
        at = ", ".join(f"{name} = {value}" for name, value in zip(self.arguments, call, strict=True))
        return f"At {at} your function returns {obtained:.4g}; expected {right:.4g}. "


def _called(answer: Callable[..., Any], call: tuple[Any, ...]) -> Any:
    """Call a student's function with copies, which it may change."""
    try:
        with np.errstate(all="ignore"):
            returned = answer(*deepcopy(call))
    except NotImplementedError:
        raise _RefusedError(OPEN) from None
    except Exception as error:
        raise _RefusedError(Told("wrong", f"Your function raises {one_line(error)}")) from None
    if returned is None or returned is Ellipsis:
        raise _RefusedError(OPEN)
    return returned


def _as_numbers(value: Any, like: Numbers, what: str) -> Numbers:
    expected = _shape(like)
    try:
        numbers = np.asarray(value.detach() if hasattr(value, "detach") else value)
        if numbers.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError):  # lists of unequal lengths are ValueErrors
        raise _RefusedError(Told("wrong", f"{what} {value!r:.40}; expected {expected}.")) from None
    if numbers.shape != like.shape:
        raise _RefusedError(Told("wrong", f"{what} {_shape(numbers)}; expected {expected}."))
    return numbers.astype(float)


def _shape(numbers: Numbers) -> str:
    return f"an array of shape {numbers.shape}" if numbers.shape else "a number"


@dataclass(frozen=True)
class Selection:
    """A question whose answer is some of several names."""

    right: tuple[str, ...]
    among: tuple[str, ...]  # all that may be named
    missing: Callable[[list[str]], str]  # the hint for names that are missing
    extra: Callable[[list[str]], str]  # the hint for names that are too many
    lesson: str  # what is said when it is right

    def __call__(self, names: Any) -> Told:
        """Check an answer, several names; the dots are no answer yet."""
        if names is None or names is Ellipsis:
            return Told("still to do", "Name them in the place of the dots, and run this cell again.")
        if isinstance(names, str) or not isinstance(names, Iterable):
            return Told("wrong", f'Expected several names, such as {{"{self.among[0]}", "{self.among[-1]}"}}.')
        chosen = list(names)
        if unknown := [name for name in chosen if name not in self.among]:
            return Told("wrong", f"{unknown[0]!r} is not one of {', '.join(self.among)}.")
        if extra := [name for name in self.among if name in chosen and name not in self.right]:
            return Told("wrong", self.extra(extra))
        missing = [name for name in self.right if name not in chosen]
        return Told("wrong", self.missing(missing)) if missing else Told("right", self.lesson)
