"""What the end of a cell shows: HTML in a notebook, text everywhere else."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, Literal

# Of a stripe at the left; the words keep the colours of the page, light or dark.
COLOURS = {"right": "#009e73", "wrong": "#d55e00", "still to do": "#767676", "your prediction": "#0072b2"}


@dataclass(frozen=True, repr=False)
class Shown:
    """Something to show, as text and as HTML."""

    text: str
    html: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return self.html


@dataclass(frozen=True, repr=False)
class Told:
    """A word on what was answered, and a sentence or two."""

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


def predicted(prediction: Any, came_out: Any) -> Told:
    """Show a prediction beside what came out; numbers with three digits.

    Parameters
    ----------
    prediction : number or str, or ...
        The dots are no prediction yet.
    came_out : number or str
    """
    outcome = f"It came out as {_short(came_out)}."
    if prediction is ...:
        return Told("still to do", f"You made no prediction above. {outcome}")
    return Told("your prediction", f"{_short(prediction)}. {outcome}")


def _short(value: Any) -> str:
    try:
        return f"{float(value):.3g}"
    except (TypeError, ValueError):
        return str(value)
