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
    """A question whose answer is a number, or a function of numbers.

    Attributes
    ----------
    right : callable or float
        The answer.
    mistakes : mapping of str to sequence of answers
        Hints, and for each the typical wrong answers that it is for.
    otherwise : str
        The hint for any other wrong answer.
    lesson : str
        What is said when it is right.
    calls : tuple of tuple
        The arguments with which a function is called, one call after the other.
    arguments : tuple of str
        Names of a call's arguments, of a function that returns a number. If they are given, any other wrong answer is
        told the first call at which it is wrong, and what it should be there.
    rtol : float
        How far a right answer may lie from `right`, as a part of its largest entry.
    """

    right: Answer
    mistakes: Mapping[str, Sequence[Answer]]
    otherwise: str
    lesson: str
    calls: tuple[tuple[Any, ...], ...] = ()
    arguments: tuple[str, ...] = ()
    rtol: float = 1e-9  # far above rounding errors, far below any mistake

    def __call__(self, answer: Any) -> Told:
        """Check an answer.

        Parameters
        ----------
        answer : callable or number
            The dots, a function that returns None, and one that raises NotImplementedError are no answers yet.
        """
        try:
            answers = self._answers(answer)
        except _RefusedError as refused:
            return refused.args[0]  # type: ignore[no-any-return]
        if self._same(answers, self.right):
            return Told("right", self.lesson)
        known = (hint for hint, wrong in self.mistakes.items() if any(self._same(answers, like) for like in wrong))
        return Told("wrong", next(known, "") or self._first_wrong(answers) + self.otherwise)

    def _answers(self, answer: Any) -> list[Numbers]:
        """Return what the student's answer is at each call, in the shape of the right one."""
        if answer is None or answer is Ellipsis:
            raise _RefusedError(OPEN)
        if not self.calls:
            if callable(answer):
                raise _RefusedError(Told("wrong", "Expected a number, got a function."))
            return [_as_numbers(answer, np.asarray(self.right), "Your answer is")]
        if not callable(answer):
            raise _RefusedError(Told("wrong", f"Expected a function, got {answer!r:.40}."))
        right = zip(self.calls, _evaluated(self.right, self.calls), strict=True)
        return [_as_numbers(_called(answer, call), like, "Your function returns") for call, like in right]

    def _same(self, answers: list[Numbers], like: Answer) -> bool:
        """Whether the answers are those of `like`; where both are infinite or NaN, they are the same."""
        with np.errstate(all="ignore"):
            others = _evaluated(like, self.calls)
        return all(self._close(one, other) for one, other in zip(answers, others, strict=True))

    def _close(self, one: Numbers, other: Numbers) -> bool:
        finite = np.abs(other[np.isfinite(other)])
        atol = self.rtol * float(finite.max(initial=0.0))
        return one.shape == other.shape and np.allclose(one, other, rtol=self.rtol, atol=atol, equal_nan=True)

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
        raise _RefusedError(OPEN) from None
    except Exception as error:
        raise _RefusedError(Told("wrong", f"Your function raises {one_line(error)}")) from None
    if returned is None or returned is Ellipsis:
        raise _RefusedError(OPEN)
    return returned


def _as_numbers(value: Any, like: Numbers, what: str) -> Numbers:
    expected = f"an array of shape {like.shape}" if like.shape else "a number"
    try:
        numbers = np.asarray(value.detach() if hasattr(value, "detach") else value)
        if numbers.dtype.kind not in "biuf":
            raise TypeError
    except (TypeError, ValueError):  # lists of unequal lengths are ValueErrors
        raise _RefusedError(Told("wrong", f"{what} {value!r:.40}; expected {expected}.")) from None
    if numbers.shape != like.shape:
        shape = f"an array of shape {numbers.shape}" if numbers.shape else "a number"
        raise _RefusedError(Told("wrong", f"{what} {shape}; expected {expected}."))
    return numbers.astype(float)


@dataclass(frozen=True)
class Selection:
    """A question whose answer is some of several names.

    Attributes
    ----------
    right : tuple of str
    among : tuple of str
        All that may be named.
    missing, extra : callable
        Take the names that are missing, or too many; return the hint.
    lesson : str
        What is said when it is right.
    """

    right: tuple[str, ...]
    among: tuple[str, ...]
    missing: Callable[[list[str]], str]
    extra: Callable[[list[str]], str]
    lesson: str

    def __call__(self, names: Any) -> Told:
        """Check an answer.

        Parameters
        ----------
        names : iterable of str, or ...
            The dots are no answer yet.
        """
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
