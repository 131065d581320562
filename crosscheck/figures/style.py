"""The style of all pictures: legible when projected and on a telephone, and to the colour-blind.

A picture is some seven inches wide and its text 15 points high, so that it is about as legible as the surrounding text
if it is as wide as the column. Lines differ in their dashes or markers as well as in colour; the legend is
below the axes, away from the data. Sizes and fonts are in matplotlib's style sheet `pictures.mplstyle`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Literal

from crosscheck.optional import needed_for

if TYPE_CHECKING:
    from matplotlib.axes import Axes as Axes  # only for type checkers
    from matplotlib.figure import Figure as Figure
else:
    Axes = Figure = Any

WIDTH = 7.2  # inches
MOST_TICKS = 8  # most labels of a logarithmic axis: more of them would overlap

# Okabe and Ito's palette for the colour-blind, without its yellow, which is too pale for lines on white.
BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY = "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"
INK, GREY, PALE = "#1a1a1a", "#767676", "#d9d9d9"  # text and borders; what matters less; grids
PAPER = "#ffffff"
# Each colour on a dark page: lighter, with the same contrast as on white.
DARK = {
    BLUE: "#4da3e0",
    VERMILION: "#ff8a3d",
    GREEN: "#2cc295",
    PURPLE: "#e39cc2",
    ORANGE: "#f2b632",
    SKY: "#8fd0ff",
    INK: "#e8e8e8",
    GREY: "#a0a0a0",
    PALE: "#3a4048",
    PAPER: "#16191d",
}
LINES = (BLUE, VERMILION, GREEN, PURPLE, INK, ORANGE, SKY)  # the last two are pale on white
NESTED = (SKY, INK, VERMILION, PURPLE, GREEN, ORANGE)  # for lines on top of each other: neighbours differ in lightness
DASHES = ("-", (0, (6, 2)), (0, (2, 1.5)), (0, (8, 2, 2, 2)), (0, (4, 1, 1, 1, 1, 1)), (0, (1, 1)), "-")
MARKERS = ("o", "s", "^", "D", "v", "X", "P")


@contextmanager
def in_style() -> Iterator[None]:
    """Draw in the style within the block or the decorated function. Then restore matplotlib's settings."""
    with needed_for("A picture"):
        from matplotlib import style

    with style.context("crosscheck.figures.pictures"):
        yield


def panels(
    title: str,
    *,
    rows: int = 1,
    columns: int = 1,
    height: float,
    width: float = WIDTH,
    grid: Literal["both", "y"] | None = "both",
) -> tuple[Figure, list[Axes]]:
    """Make a figure with some panels, row by row, and a title of one or two lines. Sizes are in inches."""
    from matplotlib import rcParams
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, height), layout="constrained")
    figure.suptitle(title)
    axes = list(figure.subplots(rows, columns, squeeze=False).flat)
    for ax in axes:
        # Set it here: ticks are made when the figure is drawn, and would use the settings of that time.
        ax.tick_params(which="both", labelsize=rcParams["xtick.labelsize"])
        ax.grid(visible=grid is not None, axis=grid or "both")
    return figure, axes


def picture(title: str, *, legend: int = 3, **of_panels: Any) -> Callable[[Callable[..., None]], Callable[..., Figure]]:
    """Decorate a function that draws into panels, so that it makes the figure and returns it.

    The legend is that of the panel with most labels, in at most `legend` columns.
    """

    def made(draw: Callable[..., None]) -> Callable[..., Figure]:
        @wraps(draw)
        @in_style()
        def drawn(*given: Any) -> Figure:
            figure, axes = panels(title, **of_panels)
            draw(*given, *axes)
            legend_below(figure, max(axes, key=lambda ax: len(ax.get_legend_handles_labels()[1])), legend)
            return figure

        return drawn

    return made


def line(i: int) -> dict[str, Any]:
    """Return colour, dashes and marker of the i-th line."""
    i %= len(LINES)
    dashes: dict[str, Any] = {"color": LINES[i], "linestyle": DASHES[i]}
    return dashes | {"marker": MARKERS[i], "markerfacecolor": PAPER, "markeredgewidth": 1.8}


def legend_below(figure: Figure, ax: Axes, columns: int = 3) -> None:
    """Put the legend of one panel below all of them, in as many columns as fit."""
    handles, labels = ax.get_legend_handles_labels()
    for fewer in range(columns, 0, -1):
        legend = figure.legend(handles, labels, loc="outside lower center", ncols=fewer)
        if fewer == 1 or legend.get_window_extent().width <= figure.bbox.width:
            return
        legend.remove()


def over_steps(ax: Axes) -> None:
    """Label the horizontal axis as steps, with whole numbers only."""
    from matplotlib.ticker import MaxNLocator

    ax.set_xlabel("step")
    ax.xaxis.set_major_locator(MaxNLocator(steps=[1, 2, 5, 10], integer=True))


def powers_of_ten(ax: Axes, axis: Literal["x", "y"]) -> None:
    """Make an axis logarithmic, with labels in plain text, such as 10⁻³, for any browser's font.

    Powers of ten have labels; if there are more than MOST_TICKS, every second or third has one. On an axis of less than
    two decades, 2 and 5 times a power have labels as well.
    """
    from matplotlib.ticker import FuncFormatter, LogLocator

    (ax.set_xscale if axis == "x" else ax.set_yscale)("log")
    ticks = ax.xaxis if axis == "x" else ax.yaxis

    def between(value: float, _: int) -> str:
        low, high = ticks.get_view_interval()
        return power_of_ten(value) if high < 100 * low else ""

    ticks.set_major_locator(LogLocator(numticks=MOST_TICKS))
    ticks.set_major_formatter(FuncFormatter(lambda value, _: power_of_ten(value)))
    ticks.set_minor_locator(LogLocator(subs=(2, 5)))
    ticks.set_minor_formatter(FuncFormatter(between))


def power_of_ten(value: float) -> str:
    """Write a number of one digit: 10⁻³, 2·10⁻³, but 0.01 to 100 as decimals."""
    if 0.01 <= value <= 100:
        return f"{value:g}"
    mantissa, exponent = f"{value:.0e}".split("e")
    raised = str(int(exponent)).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"10{raised}" if mantissa == "1" else f"{mantissa}·10{raised}"
