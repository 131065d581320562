"""What finds faults of a picture finds each of those planted here."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from crosscheck.figures.style import in_style, legend_below, line, panels, power_of_ten
from crosscheck.figures.svg import inline
from tests.figures.looks import faults, svg_faults


@in_style()
def right() -> tuple[Figure, Axes]:
    figure, (ax,) = panels("Two lines", height=5)
    for i, name in enumerate(("one", "two")):
        ax.plot([0, 1, 2], [i, 2, 3 * i], label=name, **line(i))
    ax.set(xlabel="step", ylabel="loss")
    legend_below(figure, ax)
    return figure, ax


@cache
def right_svg() -> str:
    return inline(right()[0], "two_lines", "Two lines.")


PLANTED: dict[str, Callable[[Figure, Axes], Any]] = {
    "there is no title": lambda figure, ax: figure.suptitle(""),
    "an axis x has no label": lambda figure, ax: ax.set_xlabel(""),
    "an axis y has no label": lambda figure, ax: ax.set_ylabel("10⁻³"),
    "'step' is 10 points high": lambda figure, ax: ax.xaxis.label.set_fontsize(10),
    "'arb-128' is not in words": lambda figure, ax: ax.set_title("arb-128"),
    "'far out' is cut off": lambda figure, ax: figure.text(0.99, 0.5, "far out", fontsize=15),
    "'here' lies over 'there'": lambda figure, ax: [ax.text(1, 1, words, fontsize=15) for words in ("here", "there")],
    "'10⁻³' runs into '10⁻²'": lambda figure, ax: [
        figure.text(x, 0.5, words, fontsize=15, ha=side)
        for x, words, side in ((0.5, "10⁻³", "right"), (0.502, "10⁻²", "left"))
    ],
    "#ff0000 is not of the palette": lambda figure, ax: ax.plot([0, 1], color="red"),
    "only their colours tell 'one' from 'two'": lambda _, ax: [one.set(linestyle="-", marker="o") for one in ax.lines],
}


def test_nothing_is_found_where_nothing_is_wrong():
    assert faults(right()[0]) == []
    assert svg_faults(right_svg(), "two_lines") == []


@pytest.mark.parametrize("fault", PLANTED)
def test_each_fault_of_a_figure_is_found(fault):
    figure, ax = right()
    PLANTED[fault](figure, ax)
    assert fault in faults(figure)


IN_SVG: dict[str, tuple[str, str]] = {
    "it is not well-formed": ("</svg>", ""),
    "it is no svg element with the role of an image": ('role="img"', ""),
    "it has no title that names it": ("<title", "<titel"),
    "it does not become as wide as its column": ('width="100%"', 'width="720pt"'),
    "there is a style in it": ("<defs>", "<style>*{color:red}</style><defs>"),
    "it has colours that a dark page cannot change: ['#123456']": ("<defs>", '<g style="fill: #123456"/><defs>'),
    "an identifier stands twice": ("<defs>", '<g id="two_lines-title"/><defs>'),
    "#two_lines-lost is not in it": ("<defs>", '<g style="fill: url(#two_lines-lost)"/><defs>'),
    "https://example.org/a.svg is not in it": ("<defs>", '<use href="https://example.org/a.svg"/><defs>'),
    "//example.org/font is fetched": ("<defs>", '<g style="//example.org/font"/><defs>'),
}


@pytest.mark.parametrize("fault", IN_SVG)
def test_each_fault_of_an_svg_is_found(fault):
    svg = right_svg()
    wrong, instead = IN_SVG[fault]
    assert wrong in svg
    spoilt = re.sub(re.escape(wrong), instead, svg)
    if fault.startswith("it has no title"):
        spoilt = spoilt.replace("</title", "</titel")
    assert any(found.startswith(fault) for found in svg_faults(spoilt, "two_lines")), svg_faults(spoilt, "two_lines")


@pytest.mark.parametrize(
    ("value", "said"),
    [(1e-16, "10⁻¹⁶"), (2e-15, "2·10⁻¹⁵"), (0.01, "0.01"), (0.5, "0.5"), (1, "1"), (100, "100"), (1e34, "10³⁴")],
)
def test_a_number_on_a_logarithmic_axis_is_plain_text(value, said):
    assert power_of_ten(value) == said
