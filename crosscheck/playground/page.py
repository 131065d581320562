"""Make the page: its templates, filled with the points, the lines by hand, the mistakes and what torch gave."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib import resources
from typing import Any

from markupsafe import Markup, escape

from crosscheck.homework.circles.contract import INITIAL
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.mistakes import CATALOGUE
from crosscheck.playground import lines
from crosscheck.report.html import environment


@dataclass(frozen=True)
class Planted:
    """A mistake to be found: its kind in the catalogue, and the factor of the page by hand that is wrong."""

    kind: str
    line: str
    token: str
    scope: str = "one"  # the points that count, "one" or "all"
    isInvisible: bool = False  # at `initial`, where it is planted; the others at the page's start  # noqa: N815


PLANTED = (
    Planted("sign-error-y-minus-p", "dE_dz", "y_out_minus_y"),
    Planted("missing-hidden-sigma-prime", "dE_dq", "dphi"),
    Planted("missing-u-in-hidden-delta", "dE_dG", "u"),
    Planted("v-grad-transposed-flatten", "gradient", "dE_dV"),
    Planted("gradient-of-mean", "gradient", "pack", scope="all"),
    Planted("shared-u1-hidden-delta", "dE_dG", "u", isInvisible=True),  # all u are 5 at `initial`
)
AT_INITIAL = 267  # the point there: two hidden nodes are saturated, and two are not


def render() -> str:
    """Return the page."""
    return _rendered()


@dataclass(frozen=True)
class Page:
    """The page in a notebook: the last line of a cell shows it."""

    height: int

    def _repr_html_(self) -> str:
        style = f"border: 0; height: {self.height}px; width: 100%"
        return f'<iframe title="Backpropagation, number by number" srcdoc="{escape(render())}" style="{style}"></iframe>'


def play(height: int = 760) -> Page:
    """Show the page to play with in a notebook, so many pixels high."""
    return Page(height)


@cache
def recorded() -> dict[str, Any]:
    """Return what `docs/make_playground.py` recorded.

    Returns
    -------
    dict
        "torch", its version; "states", each with its "params", "E" and "gradient" of torch; "point", which one the page
        shows first, at the first state; and "bounds", the largest error bounds at these states, by the points that count
        and by the line's name.
    """
    file = resources.files("crosscheck.playground") / "recorded.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


@cache
def _rendered() -> str:
    data = Markup(json.dumps(_data(), separators=(",", ":")).replace("<", "\\u003c"))
    return environment("crosscheck.playground").get_template("play.html.j2").render(data=data)


def _data() -> dict[str, Any]:
    """Return what the scripts of the page read."""
    X, y = load_circles()
    record = recorded()
    return {
        "X": X.tolist(),
        "y": y.astype(int).tolist(),
        "initial": INITIAL.tolist(),
        "start": record["states"][0]["params"],
        "point": record["point"],
        "recorded": record,
        "forward": [_line(code) for code in lines.forward()],
        "backward": [_line(code) for code in lines.backward()],
        "mistakes": [_mistake(planted) for planted in PLANTED],
    }


def _line(code: str) -> dict[str, str]:
    return {"name": code.partition(" ")[0].rstrip(","), "code": code}


def _mistake(planted: Planted) -> dict[str, Any]:
    """Return a planted mistake with what the catalogue says of it, and the textbook's line that it edits."""
    known = next(mistake for mistake in CATALOGUE.mistakes if mistake.kind == planted.kind)
    written, stands = CATALOGUE.textbook.difference(known.edits[0])
    params, point = (INITIAL.tolist(), AT_INITIAL) if planted.isInvisible else (None, None)
    texts = {"hint": known.hint, "formula": known.formula, "written": written, "stands": stands}
    return asdict(planted) | texts | {"params": params, "point": point}
