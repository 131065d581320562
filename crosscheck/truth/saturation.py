"""What each way of writing the cross-entropy of one sample does far from the decision boundary, in ulp of the truth.

With u = 0 the output's pre-activation is exactly a, whatever x is. The margin m = (2y - 1) a is positive where the
network is right. Of the loss log(1 + exp(-m)) and of its derivative with respect to a,

    by_hand, tape, with_autograd, torch (BCEWithLogitsLoss)   are the parties themselves, called with one sample
    BCELoss                                                   torch's loss of the rounded output, logarithms >= -100
    naive                                                     -y log o - (1 - y) log(1 - o), and o - y
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from crosscheck.comparison.parties import MODULES, load_party
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.truth import arb as balls

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TITLES = {
    "by_hand": "by hand",
    "tape": "tape",
    "with_autograd": "autograd\nlogaddexp(0, s)",
    "torch": "torch\nBCEWithLogitsLoss",
    "BCELoss": "torch\nBCELoss(sigmoid(z))",
    "naive": "naive\nlog(o), log(1 - o), o - y",
}
LABELS = {0: ("#d55e00", "o"), 1: ("#0072b2", "x")}  # colour-blind safe, and told apart by markers as well
MARGINS = np.unique([*range(-800, 801, 20), *np.linspace(-44, 44, 89), -36.8, 36.8, *range(705, 751, 3)]).astype(float)
BOUNDS = {"loss": 2, "slope": 4}  # ulp, which the formulas by hand keep everywhere
FLOOR, INFINITE, NAN = 0.1, 1e19, 1e22  # where a logarithmic axis shows what it has no place for
TICKS = ["0 to 0.1", "1", "$10^4$", "$10^8$", "$10^{12}$", "$10^{16}$", "infinite", "NaN"]
POINT = np.array([[0.5, -0.25]])
A = NAMES.index("a")

Formula = Callable[[float, float], tuple[float, float]]  # of a and y: the loss, and its derivative with respect to a


@dataclass(frozen=True)
class Row:
    """One formula's answers for one sample, and their errors in ulp of the truth (infinite if not finite)."""

    y: int
    margin: float
    formula: str
    loss: float
    loss_ulp: float
    slope: float
    slope_ulp: float


def table(margins: Iterable[float] = MARGINS, formulas: Iterable[str] = TITLES) -> list[Row]:
    """Evaluate the formulas at each margin, for both labels; needs python-flint."""
    chosen = {name: _formula(name) for name in formulas}
    with np.errstate(all="ignore"):
        return [row for y in (0, 1) for margin in margins for row in _rows(y, float(margin), chosen)]


def draw_saturation(rows: Iterable[Row], path: str | Path) -> None:
    """Draw the errors over the margin into an image file: a column for each formula, the loss above the derivative."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

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


def _rows(y: int, margin: float, formulas: dict[str, Formula]) -> list[Row]:
    a = margin if y else -margin
    exact = balls.evaluate(_params(a), POINT, [float(y)])
    rows = []
    for name, formula in formulas.items():
        loss, slope = formula(a, float(y))
        rows.append(Row(y, margin, name, loss, exact.loss.ulp_error(loss), slope, exact.gradient[A].ulp_error(slope)))
    return rows


def _params(a: float) -> Array:
    params = np.zeros(len(NAMES))
    params[A] = a
    return params


def _formula(name: str) -> Formula:
    if name == "naive":
        return _naive
    if name == "BCELoss":
        return _bce_loss
    party = load_party(MODULES[name])

    def of_party(a: float, y: float) -> tuple[float, float]:
        params, label = _params(a), np.array([y])
        return party.loss(params, POINT, label), float(party.loss_gradient(params, POINT, label)[A])

    return of_party


def _naive(a: float, y: float) -> tuple[float, float]:
    o = 1 / (1 + np.exp(-np.float64(a)))
    return float(-y * np.log(o) - (1 - y) * np.log(1 - o)), float(o - y)


def _bce_loss(a: float, y: float) -> tuple[float, float]:
    import torch

    z = torch.tensor(a, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.BCELoss(reduction="sum")(torch.sigmoid(z), torch.tensor(y, dtype=torch.float64))
    (slope,) = torch.autograd.grad(loss, z)
    return float(loss.detach()), float(slope)


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
