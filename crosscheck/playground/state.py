"""A state of the page as text, and its numbers beside those by hand.

The text is what the page's "copy" gives and what stands in its address: ``params=0x1.4p+2,../point=12/scope=all/..``, parts
between slashes, numbers with all their bits as `float.hex` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.data import load_circles
from crosscheck.rounding.point import at_point
from crosscheck.run import Question, Rows
from crosscheck.submissions.errors import CannotJudgeError
from manual import by_hand

PARTS = ("params", "point", "scope", "E", "gradient")


@dataclass(frozen=True)
class State:
    """What the page showed: its parameters, the points that counted, and E and its derivatives there."""

    params: Array  # (17,)
    X: Array
    y: Array
    E: Array  # (1,)
    gradient: Array  # (17,)

    def beside_by_hand(self) -> tuple[Rows, Rows]:
        """Hold E and the gradient against those by hand: twice the error bound is allowed, since both may err."""
        where = self.params, self.X, self.y
        bounds = at_point(*where)
        E, gradient = np.array([by_hand.loss(*where)]), by_hand.loss_gradient(*where)
        return (
            _rows("loss", self.E, E, np.array([bounds.loss])),
            _rows("gradient", self.gradient, gradient, bounds.gradient),
        )


def _rows(quantity: str, obtained: Array, expected: Array, bound: Array) -> Rows:
    numbers = (np.atleast_2d(each) for each in (obtained, expected, 2 * bound))
    return Rows(Question("the page", quantity, "by hand"), (0,), *numbers)


def read(text: str) -> State:
    """Read a state, or an address that ends with one; CannotJudgeError if it is none, or holds no numbers."""
    parts = dict(part.split("=", 1) for part in text.rpartition("#")[2].split("/") if "=" in part)
    if absent := [name for name in PARTS if name not in parts]:
        raise CannotJudgeError(f"The state has no {absent[0]}; give what “copy” on the page gives.")
    X, y = load_circles()
    for i in filter(None, parts.get("flipped", "").split(",")):
        at = _point(i, len(y))
        y[at] = 1 - y[at]
    if parts["scope"] not in ("one", "all"):
        raise CannotJudgeError(f"The state's scope must be one or all, got {parts['scope']!r}.")
    point = _point(parts["point"], len(y))
    counted = slice(None) if parts["scope"] == "all" else slice(point, point + 1)
    params, E, gradient = (
        _numbers(parts, "params", len(NAMES)),
        _numbers(parts, "E", 1),
        _numbers(parts, "gradient", 17),
    )
    return State(params, X[counted], y[counted], E, gradient)


def _point(text: str, n: int) -> int:
    if not text.isascii() or not text.isdecimal() or int(text) >= n:
        raise CannotJudgeError(f"The state's points must be numbers from 0 to {n - 1}, got {text!r}.")
    return int(text)


def _numbers(parts: dict[str, str], name: str, n: int) -> Array:
    try:
        numbers = np.array([float.fromhex(each) for each in parts[name].split(",")])
    except (ValueError, OverflowError):
        raise CannotJudgeError(
            f"The state's {name} must be numbers in hexadecimal, as float.hex writes them."
        ) from None
    if numbers.shape != (n,) or not np.isfinite(numbers).all():
        raise CannotJudgeError(f"The state's {name} must hold {n} finite numbers, got {numbers.size}.")
    return numbers
