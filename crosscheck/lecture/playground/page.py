"""Make the page: its templates, filled with the points, the lines by hand, the mistakes and what torch gave."""

import ast
import inspect
import json
from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup, escape

from crosscheck.homework.circles.contract import INITIAL
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.mistakes import CATALOGUE
from crosscheck.homework.circles.mistakes.gradient import GRADIENT
from crosscheck.lecture.shown import Shown
from crosscheck.mistakes.mistake import Mistake
from crosscheck.report.html import environment
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
    """Return the page, with what its scripts read."""
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
    """Show the page to play with in a notebook, by the last line of a cell."""
    title, style = "A page to play with", "border: 0; height: 760px; width: 100%"
    return Shown(title, f'<iframe title="{title}" srcdoc="{escape(render())}" style="{style}"></iframe>')


@cache
def recorded() -> dict[str, Any]:
    """Return what `docs/make_playground.py` recorded of torch, and where the page begins: its first state, and a point."""
    return json.loads((resources.files("crosscheck.lecture.playground") / "recorded.json").read_text(encoding="utf-8"))


def _told(mistake: Mistake) -> dict[str, str]:
    """Return what the catalogue says of a mistake, and the textbook's line that it edits."""
    written, stands = CATALOGUE.textbook.difference(mistake.edits[0])
    return {"hint": mistake.hint, "formula": mistake.formula, "written": written, "stands": stands}
