"""Make the page: fill its templates with the points, the lines by hand, the mistakes and torch's numbers.

Its button "copy" gives a state as text: ``params=0x1.4p+2,../point=12/scope=all/..``. Slashes separate the parts;
numbers have all their bits, as `float.hex` writes them.
"""

import ast
import inspect
import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from markupsafe import Markup, escape

from crosscheck.homework.circles.contract import INITIAL, Array
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.mistakes import CATALOGUE
from crosscheck.homework.circles.mistakes.gradient import GRADIENT
from crosscheck.homework.circles.rounding.point import at_point
from crosscheck.homework.circles.run import Question, Rows
from crosscheck.mistakes.mistake import Mistake
from crosscheck.report.html import Shown, environment
from crosscheck.submissions.errors import CannotJudgeError
from manual import by_hand
from manual.by_hand import page


def lines_of(function: Callable[..., Any]) -> list[str]:
    """Return the lines of a function's body, without its docstring, its comments and its `return`."""
    (definition,) = ast.parse(inspect.getsource(function)).body
    assert isinstance(definition, ast.FunctionDef)
    return [ast.unparse(statement) for statement in definition.body[1:-1]]


FORWARD = (*lines_of(page.forward), *lines_of(page.cross_entropy))
STEP = ("gradient = pack(dE_du, dE_da, dE_dV, dE_db)", "params = params - eta * gradient")
BACKWARD = (*lines_of(page.backward), *STEP)


@cache
def render() -> str:
    """Return the page, with the data for its scripts."""
    X, y = load_circles()
    data = {
        "X": X.tolist(),
        "y": y.astype(int).tolist(),
        "initial": INITIAL.tolist(),
        "recorded": recorded(),
        "forward": FORWARD,
        "backward": BACKWARD,
        "mistakes": {mistake.kind: _told(mistake) for mistake in GRADIENT if mistake.edits},
    }
    text = Markup(json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"))
    return environment("crosscheck.lecture.playground").get_template("play.html.j2").render(data=text)


def play() -> Shown:
    """Return the page to play with, which a notebook shows as the result of a cell."""
    title, style = "A page to play with", "border: 0; height: 760px; width: 100%"
    return Shown(title, f'<iframe title="{title}" srcdoc="{escape(render())}" style="{style}"></iframe>')


@cache
def recorded() -> dict[str, Any]:
    """Return torch's numbers, as `docs/make_playground.py` recorded them, and the page's first state and point."""
    return json.loads((resources.files("crosscheck.lecture.playground") / "recorded.json").read_text(encoding="utf-8"))


def _told(mistake: Mistake) -> dict[str, str]:
    """Return the catalogue's text on a mistake, and the textbook's line that it edits."""
    written, stands = CATALOGUE.textbook.difference(mistake.edits[0])
    return {"hint": mistake.hint, "formula": mistake.formula, "written": written, "stands": stands}


# A state of the page beside the numbers by hand


def beside_by_hand(text: str) -> Rows:
    """Compare a state's 18 numbers, E and gradient, with those by hand; CannotJudgeError if the text is no state."""
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
    """Return the points in scope, with their labels, some flipped."""
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
