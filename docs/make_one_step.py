"""Write docs/one_step.svg, README's picture: a training step at one point of the circles, by hand beside PyTorch.

The lines that the picture shows are those of `manual.by_hand.page`. They are run here, and give each number that it shows.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from crosscheck import INITIAL, load_circles
from crosscheck.command.lecture import lines_of
from crosscheck.figures.style import BLUE, GREEN, GREY, INK, PAPER, VERMILION, WIDTH, in_style, power_of_ten
from manual.by_hand import page

FILE = Path(__file__).parent / "one_step.svg"
POINT = 267  # of the circles: there two hidden nodes are saturated, and two are not
STEP = "params = INITIAL - 0.001 * gradient"
TORCH = ("E = loss(model(X), y)", "E.backward()", "optimizer.step()")

# Lengths are in inches, from the lower left corner.
HEIGHT, LEFT, RIGHT = 8.47, 0.16, 4.45  # of the picture; where the two codes begin
COLUMNS = {"x": 0.62, "q = V x + b": 2.16, "G = φ(q)": 3.7, "z = u · G + a": 5.22, "E": 6.6}  # their middles
GRAPH, NODE, BOX = 6.95, 0.68, (0.98, 0.54)  # the first hidden node's middle; from one to the next; a box
CODE, LINE, GAP = 4.09, 0.252, 0.13  # the first line of code; from one to the next; and between forward and backward
MONO = {"family": "DejaVu Sans Mono"}


FORWARD, BACKWARD = lines_of(page.forward) + lines_of(page.cross_entropy), lines_of(page.backward)


def computed() -> dict[str, Any]:
    """Run the lines at the point, and return what they compute by its name."""
    X, y = load_circles()
    u, a, V, b = page.unpack(INITIAL)
    values = {"x": X[POINT, :, None], "y": y[POINT, None], "u": u, "a": a, "V": V, "b": b, "INITIAL": INITIAL}
    names = vars(page) | values
    packed = "gradient = pack(dE_du, dE_da, dE_dV, dE_db)"
    exec("\n".join([*FORWARD, *BACKWARD, packed, STEP]), names)
    return names


def written(number: float) -> str:
    """Write a number with three digits, or as a power of ten where it is tiny."""
    return (f"{number:#.3g}" if abs(number) >= 0.001 else power_of_ten(number)).replace("-", "−")


def updates(n: Mapping[str, Any]) -> Iterator[str]:
    """Yield the new value of a weight of each layer, from numbers that the graph shows."""
    x, dE_dq, G, dE_dz = map(written, (n["x"][0, 0], n["dE_dq"][0, 0], n["G"][0, 0], n["dE_dz"][0]))
    yield f"u₁ = {n['u'][0]:g} − 0.001 · {dE_dz} · {G} = {n['params'][0]:.6f}"
    yield f"v₁₁ = {n['V'][0, 0]:g} − 0.001 · {dE_dq} · ({x}) = {n['params'][5]:.6f}"


@in_style()
def draw() -> Figure:
    """Draw the graph with its values and derivatives, and below it the lines that compute them."""
    n, figure = computed(), Figure(figsize=(WIDTH, HEIGHT))
    figure.suptitle("One training step, by hand and in PyTorch", y=1 - 0.16 / HEIGHT)
    _write(figure, 0.13, 7.81, "forward →  value", color=BLUE)
    _write(figure, WIDTH - 0.13, 7.81, "gradient of E  ← backward", color=VERMILION, ha="right")
    for head, x in COLUMNS.items():
        _write(figure, x, 7.45, head, ha="center", weight="bold")
    _graph(figure, n)

    _write(figure, LEFT, CODE + 0.3, "by hand, in NumPy", weight="bold")
    _write(figure, RIGHT, CODE + 0.3, "in PyTorch", weight="bold")
    y = CODE
    for lines, call, colour in zip((FORWARD, BACKWARD, [STEP]), TORCH, (BLUE, VERMILION, GREEN), strict=True):
        end = y - LINE * (len(lines) - 1)
        for x in (LEFT, RIGHT):
            _line(figure, (x - 0.09, x - 0.09), (y + 0.12, end - 0.12), color=colour, linewidth=4)
        for i, line in enumerate(lines):
            _write(figure, LEFT, y - LINE * i, line, **MONO)
        _write(figure, RIGHT, (y + end) / 2, call, **MONO)
        y = end - LINE - GAP
    for i, update in enumerate(updates(n)):
        _write(figure, LEFT, y - LINE * i, update)
    return figure


def _graph(figure: Figure, n: Mapping[str, Any]) -> None:
    hidden = [GRAPH - NODE * j for j in range(4)]
    middle = sum(hidden) / 4
    inputs = [middle + NODE / 2, middle - NODE / 2]
    x, q, G, z, E = COLUMNS.values()
    edges = [((x, i), (q, j)) for i in inputs for j in hidden] + [((q, j), (G, j)) for j in hidden]
    edges += [((G, j), (z, middle)) for j in hidden] + [((z, middle), (E, middle))]
    for (x0, y0), (x1, y1) in edges:
        _line(figure, (x0 + BOX[0] / 2, x1 - BOX[0] / 2), (y0, y1), color=GREY, linewidth=1.2)
    for i in range(2):
        _box(figure, x, inputs[i], n["x"][i, 0])
    _write(figure, x, inputs[1] - 0.45, f"y = {n['y'][0]:g}", ha="center", color=BLUE)
    for j in range(4):
        _box(figure, q, hidden[j], n["q"][j, 0], n["dE_dq"][j, 0])
        _box(figure, G, hidden[j], n["G"][j, 0], n["dE_dG"][j, 0])
    _box(figure, z, middle, n["z"][0], n["dE_dz"][0])
    _box(figure, E, middle, n["E"], 1.0)


def _box(figure: Figure, x: float, y: float, value: float, derivative: float | None = None) -> None:
    width, height = BOX
    look = {"boxstyle": "round,pad=0,rounding_size=0.08", "facecolor": PAPER, "edgecolor": INK, "linewidth": 1.2}
    corner = (x - width / 2, y - height / 2)
    figure.add_artist(FancyBboxPatch(corner, width, height, transform=figure.dpi_scale_trans, **look))
    if derivative is None:
        _write(figure, x, y, written(value), ha="center", color=BLUE)
    else:
        _write(figure, x, y + 0.125, written(value), ha="center", color=BLUE)
        _write(figure, x, y - 0.125, written(derivative), ha="center", color=VERMILION)


def _line(figure: Figure, x: tuple[float, float], y: tuple[float, float], **look: Any) -> None:
    figure.add_artist(Line2D(x, y, transform=figure.dpi_scale_trans, solid_capstyle="butt", **look))


def _write(figure: Figure, x: float, y: float, words: str, **look: Any) -> None:
    figure.text(x, y, words, transform=figure.dpi_scale_trans, va="center", size=14, **look)


def svg(figure: Figure) -> str:
    """Return the figure as SVG. Its text is outlines, which look the same everywhere; comments hold it as words."""
    file = io.StringIO()
    with matplotlib.rc_context({"svg.hashsalt": FILE.name}):
        figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    text = re.sub(r"(translate\(\d+\.\d)\d+", r"\1", file.getvalue())
    return re.sub(r"DejaVuSans(Mono|)-(Bold-)?", lambda kind: (kind[1] or "S")[0] + (kind[2] or "")[:1], text)


if __name__ == "__main__":
    FILE.write_text(svg(draw()), encoding="utf-8")
