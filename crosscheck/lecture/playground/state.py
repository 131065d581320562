"""A state of the page as text, and its numbers beside those by hand.

The text is what the page's "copy" gives: ``params=0x1.4p+2,../point=12/scope=all/..``, parts between slashes, numbers with all
their bits as `float.hex` writes them.
"""

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.rounding.point import at_point
from crosscheck.homework.circles.run import Question, Rows
from crosscheck.submissions.errors import CannotJudgeError
from manual import by_hand


def beside_by_hand(text: str) -> Rows:
    """Hold a state's 18 numbers, E and gradient, against those by hand; CannotJudgeError if the text is no state."""
    parts = dict(part.split("=", 1) for part in text.rpartition("#")[2].split("/") if "=" in part)
    if absent := [name for name in ("params", "point", "scope", "E", "gradient") if name not in parts]:
        raise CannotJudgeError(f"The state has no {absent[0]}; give what “copy” on the page gives.")
    params, E, gradient = (_numbers(parts[name], name, n) for name, n in (("params", 17), ("E", 1), ("gradient", 17)))
    at = params, *_points(parts)
    bounds = at_point(*at)
    expected = np.append(by_hand.loss(*at), by_hand.loss_gradient(*at))
    allowed = 2 * np.append(bounds.loss, bounds.gradient)
    asked = Question("the page", "loss and gradient", "by hand")
    return Rows(asked, (0,), np.append(E, gradient)[None], expected[None], allowed[None])


def _points(parts: dict[str, str]) -> tuple[Array, Array]:
    """Return the points that count, with the labels that were flipped."""
    X, y = load_circles()
    for i in filter(None, parts.get("flipped", "").split(",")):
        y[_point(i, y)] = 1 - y[_point(i, y)]
    if parts["scope"] not in ("one", "all"):
        raise CannotJudgeError(f"The state's scope must be one or all, got {parts['scope']!r}.")
    point = _point(parts["point"], y)
    return (X[[point]], y[[point]]) if parts["scope"] == "one" else (X, y)


def _point(text: str, y: Array) -> int:
    if text not in map(str, range(len(y))):
        raise CannotJudgeError(f"The state's points must be numbers from 0 to {len(y) - 1}, got {text[:20]!r}.")
    return int(text)


def _numbers(text: str, name: str, n: int) -> Array:
    try:
        numbers = np.array([float.fromhex(each) for each in text.split(",")])
    except (ValueError, OverflowError):
        told = f"The state's {name} must be numbers in hexadecimal, as float.hex writes them."
        raise CannotJudgeError(told) from None
    if numbers.shape != (n,) or not np.isfinite(numbers).all():
        raise CannotJudgeError(f"The state's {name} must hold {n} finite numbers, got {numbers.size}.")
    return numbers
