"""Exercises, which reply to an answer. The reply is "right" or names the kind of mistake, never the right answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, TypeAlias

import numpy as np

from crosscheck.lecture.topic import Numbers as Numbers
from crosscheck.submissions.errors import type_and_message

Answer: TypeAlias = Callable[..., Any] | float

# The colours of a stripe at the left; the words keep the colours of the page, light or dark.
COLOURS = {"right": "#009e73", "wrong": "#d55e00", "still to do": "#767676", "your prediction": "#0072b2"}


@dataclass(frozen=True, repr=False)
class Told:
    """The reply to an answer, a word and a sentence or two: HTML in a notebook, text everywhere else."""

    word: Literal["right", "wrong", "still to do", "your prediction"]
    sentence: str

    @property
    def head(self) -> str:
        """The word, with the punctuation before the sentence."""
        return f"{self.word.capitalize()}{':' if self.word == 'your prediction' else '.'}"

    def __repr__(self) -> str:
        return f"{self.head} {self.sentence}"

    def _repr_html_(self) -> str:
        stripe = f"border-left: 0.4em solid {COLOURS[self.word]}; padding: 0.4em 0.8em; max-width: 60em"
        return f'<div style="{stripe}"><b>{self.head}</b> {escape(self.sentence)}</div>'


OPEN = Told("still to do", "Write your answer in the place of the dots, and run this cell again.")


@dataclass(frozen=True)
class Exercise:
    """A question whose answer is a number, or a function of numbers."""

    right: Answer
    mistakes: Mapping[str, Sequence[Answer]]  # typical wrong answers, by their hint
    otherwise: str  # the hint for any other wrong answer
    lesson: str  # what is said when it is right
    calls: tuple[tuple[Any, ...], ...] = ()  # the arguments with which a function is called, one call after the other
    rtol: float = 1e-9  # relative to the largest right entry: far above rounding errors, far below any mistake

    def __call__(self, answer: Any) -> Told:
        """Check an answer. Dots, and a function that returns None or raises NotImplementedError, are no answer yet."""
        if callable(answer) is not callable(self.right) and answer is not None and answer is not Ellipsis:
            got = "number, got a function" if callable(answer) else f"function, got {answer!r:.40}"
            return Told("wrong", f"Expected a {got}.")
        what, expected = "Your function returns" if self.calls else "Your answer is", self._at_each_call(self.right)
        answers = []
        for call, like in zip(self.calls or [()], expected, strict=True):
            try:
                with np.errstate(all="ignore"):
                    value = answer(*deepcopy(call)) if callable(answer) else answer  # it may change the copies
            except NotImplementedError:
                return OPEN
            except Exception as error:
                return Told("wrong", f"Your function raises {type_and_message(error)}")
            if value is None or value is Ellipsis:
                return OPEN
            numbers = _as_numbers(value)
            if numbers is None or numbers.shape != like.shape:
                got = f"{value!r:.40}" if numbers is None else _shape(numbers)
                return Told("wrong", f"{what} {got}; expected {_shape(like)}.")
            answers.append(numbers)
        if all(map(self._close, answers, expected)):
            return Told("right", self.lesson)
        for hint, wrong in self.mistakes.items():
            if any(all(map(self._close, answers, self._at_each_call(like))) for like in wrong):
                return Told("wrong", hint)
        return Told("wrong", self.otherwise)

    def _at_each_call(self, answer: Answer) -> list[Numbers]:
        if not callable(answer):
            return [np.asarray(answer)]
        with np.errstate(all="ignore"):
            return [np.asarray(answer(*deepcopy(call))) for call in self.calls]

    def _close(self, one: Numbers, other: Numbers) -> bool:
        """Whether two answers to a call are the same; infinite and NaN entries equal their like."""
        atol = self.rtol * float(np.abs(other[np.isfinite(other)]).max(initial=0.0))
        return one.shape == other.shape and np.allclose(one, other, rtol=self.rtol, atol=atol, equal_nan=True)


def _as_numbers(value: Any) -> Numbers | None:
    """Return an answer as an array of float64s; None if it has no real numbers."""
    try:
        numbers = np.asarray(value.detach() if hasattr(value, "detach") else value)
    except (TypeError, ValueError):  # ValueError for lists of unequal lengths
        return None
    return numbers.astype(float) if numbers.dtype.kind in "biuf" else None


def _shape(numbers: Numbers) -> str:
    return f"an array of shape {numbers.shape}" if numbers.shape else "a number"


@dataclass(frozen=True)
class Selection:
    """A question whose answer is a selection of names."""

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
