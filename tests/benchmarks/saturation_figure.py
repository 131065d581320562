"""The figure of how accurate each way of writing the cross-entropy is far from the decision boundary."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from tests.benchmarks.saturation import Row

TITLES = {
    "by_hand": "by hand",
    "tape": "tape",
    "with_autograd": "autograd\nlogaddexp(0, s)",
    "torch": "torch\nBCEWithLogitsLoss",
    "BCELoss": "torch\nBCELoss(sigmoid(z))",
    "naive": "naive\nlog(o), log(1 - o), o - y",
}
LABELS = {0: ("#d55e00", "o"), 1: ("#0072b2", "x")}  # colour-blind safe, and with different markers as well
BOUNDS = {"loss": 2, "slope": 4}  # ulp, which the formulas by hand keep everywhere
FLOOR, INFINITE, NAN = 0.1, 1e19, 1e22  # heights for numbers that a logarithmic axis cannot show
TICKS = ["0 to 0.1", "1", "$10^4$", "$10^8$", "$10^{12}$", "$10^{16}$", "infinite", "NaN"]


def draw_saturation(rows: Iterable[Row], path: str | Path) -> None:
    """Draw the errors over the margin into an image file: a column for each formula, the loss in the upper row."""
    rows = list(rows)
    figure = Figure(figsize=(15, 8), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(2, len(TITLES), sharex=True, sharey=True)
    for column, (formula, title) in enumerate(TITLES.items()):
        mine = [row for row in rows if row.formula == formula]
        for ax, quantity in zip(axes[:, column], BOUNDS, strict=True):
            _draw_panel(ax, mine, quantity)
        axes[0, column].set_title(title)
    for ax, what in zip(axes[:, 0], ("loss", "derivative with respect to $a$"), strict=True):
        ax.set_ylabel(f"{what}: error in ulp of the truth")
    axes[0, 0].legend(loc="center", frameon=True)
    figure.supxlabel(
        "margin $(2y - 1)\\,a$, linear up to 50: the network is wrong left of 0, right on the right", fontsize=11
    )
    figure.suptitle(
        "One sample's cross-entropy far from the decision boundary, as six formulas compute it "
        "(dashed: 2 ulp for the loss, 4 for the derivative; dotted: margins of 36.8)"
    )
    figure.savefig(Path(path), dpi=100)


def _draw_panel(ax: Axes, rows: list[Row], quantity: str) -> None:
    for y, (colour, marker) in LABELS.items():
        mine = [row for row in rows if row.y == y]
        heights = [_height(getattr(row, quantity), getattr(row, f"{quantity}_ulp")) for row in mine]
        ax.plot([row.margin for row in mine], heights, marker, ms=4, mfc="none", color=colour, label=f"y = {y}")
    ax.axhline(BOUNDS[quantity], color="0.3", linewidth=1, linestyle="--")
    for margin in (-36.8, 36.8):
        ax.axvline(margin, color="0.5", linewidth=1, linestyle=":")
    ax.set_xscale("symlog", linthresh=50)
    ax.set_xticks([-800, -40, 0, 40, 800], ["-800", "-40", "0", "40", "800"])
    ax.set_xticks([], minor=True)
    ax.set_yscale("log")
    ax.set_ylim(FLOOR / 4, NAN * 40)
    ax.set_yticks([FLOOR, 1, 1e4, 1e8, 1e12, 1e16, INFINITE, NAN], TICKS)
    ax.set_yticks([], minor=True)
    ax.grid(alpha=0.25)


def _height(value: float, ulp: float) -> float:
    if np.isnan(value):
        return NAN
    return INFINITE if np.isinf(value) else max(ulp, FLOOR)
