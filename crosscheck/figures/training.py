"""The figures of a training run. Lines of correct parties coincide: each is drawn narrower than the one below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.comparison.parties import as_array_of_shape, call_unchanged, completed
from crosscheck.figures import style
from crosscheck.figures.network import circles, draw_boundary, grid
from crosscheck.figures.style import in_style, legend_below, over_steps, panels, powers_of_ten
from crosscheck.homework.circles.contract import Array, Party
from crosscheck.run import Rows, Run

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crosscheck.truth.errors import TruthReport

WORDS = {"by_hand": "by hand", "with_autograd": "autograd package"}  # of parties, for an audience
QUANTITIES = {
    "loss": "loss",
    "gradient": "gradient: the largest of its 17 entries",
    "params": "parameters: the largest of 17",
}


@in_style()
def boundary(run: Run, parties: Mapping[str, Party]) -> Figure:
    """Draw the circles with every party's decision boundary, y_out = 0.5, at the first and the last step."""
    steps = (0, run.n_steps) if run.n_steps else (0,)
    title = "Where each party's network is undecided (y_out = 0.5)"
    figure, axes = panels(title, columns=len(steps), width=max(9.0, 6 * len(steps)), height=7.4)
    for ax, step in zip(axes, steps, strict=True):
        circles(ax, run.X, run.y)
        for line, (name, mine) in zip(_nested(len(parties)), run.parties.items(), strict=True):
            if mine.network is None:
                continue
            points = grid()
            given = {"x": points, "params": mine.params[step]}
            answer = call_unchanged(completed(parties[name]).network, given, f"{name}: at step {step}, network")
            outputs = as_array_of_shape(answer, (len(points),), f"{name}: on the figure's grid, network")
            draw_boundary(ax, outputs, _of_party(name), **line)
        loss = next(iter(run.parties.values())).losses[step]
        ax.set_title(f"{'before the first step' if step == 0 else f'after {step} steps'}: loss {loss:.4g}")
    legend_below(figure, axes[0], columns=3)
    return figure


@in_style()
def losses(run: Run) -> Figure:
    """Draw the loss of every party over the steps."""
    figure, (ax,) = panels(f"The loss of every party (learning rate {run.eta:g})", width=9, height=6)
    for line, (name, mine) in zip(_nested(len(run.parties)), run.parties.items(), strict=True):
        ax.plot(mine.losses, label=_of_party(name), **line)
    over_steps(ax)
    ax.set_ylabel("cross-entropy, summed over the points")
    legend_below(figure, ax)
    return figure


@in_style()
def difference(run: Run) -> Figure:
    """Draw the distance of every other party from the first over the steps, on a log axis."""
    reference, *others = run.parties
    held = {name: run.beside(name, reference, run.parties[reference]) for name in others}
    figure, axes = _distances(f"Distance from the numbers of “{_of_party(reference)}”", held, first_style=1)
    legend_below(figure, axes[0])
    return figure


@in_style()
def truth(report: TruthReport) -> Figure:
    """Draw every party's distance from the exact descent over the steps, and the error bound that it must keep."""
    figure, axes = _distances("Distance from the proven values", report.parties, first_style=0)
    for ax, quantity in zip(axes, QUANTITIES, strict=True):
        bound = report.bound_by_step(quantity)
        visible = np.where(bound > 0, bound, np.nan)  # the start is exact: its error bound is 0
        ax.plot(visible, color=style.GREY, linestyle=(0, (6, 2)), label="most that rounding can do")
    legend_below(figure, axes[0])
    return figure


def _nested(count: int) -> Iterator[dict[str, Any]]:
    """Yield each line's style: its colour, and a width that leaves the lines beneath it visible."""
    for i, width in enumerate(np.linspace(9, 1.6, count)):
        yield {"color": style.NESTED[i % len(style.NESTED)], "linewidth": float(width), "solid_capstyle": "butt"}


def _distances(title: str, held: Mapping[str, Mapping[str, Rows]], first_style: int) -> tuple[Figure, list[Axes]]:
    """Draw each step's largest distance of every party, in a panel for each quantity."""
    figure, axes = panels(title, rows=3, width=9, height=11)
    for ax, (quantity, label) in zip(axes, QUANTITIES.items(), strict=True):
        ax.set(title=label, ylabel="distance")
        _draw_log(ax, {name: rows[quantity].by_step for name, rows in held.items()}, first_style)
    for ax in axes[:-1]:
        ax.sharex(axes[-1])
        ax.tick_params(labelbottom=False)
    over_steps(axes[-1])
    return figure, axes


def _draw_log(ax: Axes, curves: dict[str, Array], first_style: int) -> None:
    """Draw curves on a log axis. Zeros, which it cannot show, are on a line of their own below the smallest value."""
    finite = np.concatenate([curve[np.isfinite(curve) & (curve > 0)] for curve in curves.values()])
    smallest, largest = (float(finite.min()), float(finite.max())) if finite.size else (1e-16, 1e-16)
    room = max(10.0, (largest / smallest) ** 0.12)  # for a line of text, however many decades there are
    floor = smallest / room
    for i, (name, curve) in enumerate(curves.items(), first_style):
        ax.plot(
            np.where(curve == 0, floor, curve),
            color=style.NESTED[i % len(style.NESTED)],
            marker=style.MARKERS[i % len(style.MARKERS)],
            linestyle=style.DASHES[i % len(style.DASHES)],
            markevery=max(1, len(curve) // 30),
            markerfacecolor="none",
            linewidth=1.6,
            label=_of_party(name),
        )
    if not finite.size:  # nothing to scale the axis by
        ax.set_ylim(floor / 10, floor * 100)
    powers_of_ten(ax, "y")
    if any((curve == 0).any() for curve in curves.values()):
        ax.axhline(floor, color=style.GREY, linewidth=1, linestyle=":", zorder=0)
        ax.plot([0], [floor / room], color=style.GREY, alpha=0)  # room beneath for the words
        ax.annotate("exactly 0", (1, floor), (-4, -4), ("axes fraction", "data"), "offset points", ha="right", va="top")


def _of_party(name: str) -> str:
    """Name a party in words that an audience knows; no dollar in a file's name begins a formula."""
    return WORDS.get(name, name).replace("$", r"\$")
