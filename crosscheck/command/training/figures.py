"""The figures of a training run. The lines of correct parties coincide, so each is drawn narrower than the one below it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.figure import Figure

from crosscheck.comparison.completing import completed
from crosscheck.comparison.training import Run, as_array_of_shape, call_unchanged
from crosscheck.homework.circles.contract import Array, Party
from crosscheck.homework.circles.data import plot_circles

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from crosscheck.truth import TruthReport

# Okabe and Ito's palette, safe for the colour-blind, without the blue and orange in which the points are drawn.
LINE_COLOURS = ("#56b4e9", "#cc79a7", "#009e73", "#000000", "#d55e00", "#e69f00")
MARKERS = ("o", "s", "^", "x", "D", "v")
LINES = ("-", "--", "-.", ":")
LABELS = {"loss": "loss", "gradient": "gradient\n(largest of 17)", "params": "parameters\n(largest of 17)"}
GRID = 201  # points along each side on which the boundary is sought


def boundary(run: Run, parties: Mapping[str, Party]) -> Figure:
    """Draw the circles with every party's decision boundary, y_out = 0.5, at the first and the last step."""
    steps = (0, run.n_steps) if run.n_steps else (0,)
    figure = Figure(figsize=(5.6 * len(steps), 5.6), dpi=100, layout="constrained")
    panels = figure.subplots(1, len(steps), squeeze=False, sharex=True, sharey=True)[0]
    for ax, step in zip(panels, steps, strict=True):
        plot_circles(run.X, run.y, ax=ax)
        for style, (name, mine) in zip(_nested(len(parties)), run.parties.items(), strict=True):
            if mine.network is None:
                continue
            _draw_boundary(ax, parties[name], mine.params[step], name, step, style)
        loss = next(iter(run.parties.values())).losses[step]
        ax.set_title(f"step {step}: loss {loss:.4g}")
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=6, frameon=False)
    figure.suptitle("Decision boundary $y_{out}$ = 0.5 of every party, the first drawn widest")
    return figure


def losses(run: Run) -> Figure:
    """Draw the loss of every party over the steps."""
    figure = Figure(figsize=(8, 5), dpi=100, layout="constrained")
    ax = figure.subplots()
    for style, (name, mine) in zip(_nested(len(run.parties)), run.parties.items(), strict=True):
        ax.plot(mine.losses, label=name, **style)
    ax.set_xlabel("step")
    ax.set_ylabel("cross-entropy, summed over the points")
    ax.set_title(f"Loss of every party over the steps, the first drawn widest ($\\eta$ = {run.eta:g})")
    ax.legend(frameon=False)
    ax.grid(alpha=0.25)
    return figure


def difference(run: Run) -> Figure:
    """Draw the distance of every other party from the first over the steps, on a log axis."""
    reference, *others = run.parties
    first = run.parties[reference]
    series = {
        "loss": [np.abs(run.parties[name].losses - first.losses) for name in others],
        "gradient": [np.abs(run.parties[name].gradients - first.gradients).max(axis=1) for name in others],
        "params": [np.abs(run.parties[name].params - first.params).max(axis=1) for name in others],
    }
    figure, panels = _three_panels(f"Difference from {reference} over the steps")
    for ax, (quantity, curves) in zip(panels, series.items(), strict=True):
        _draw_log(ax, dict(zip(others, curves, strict=True)), first_style=1)
        ax.set_ylabel(f"|difference| in {LABELS[quantity]}")
    _legend_below(figure, panels[0])
    return figure


def truth(report: TruthReport) -> Figure:
    """Draw every party's distance from the exact descent over the steps, and the error bound that it must keep."""
    figure, panels = _three_panels(f"Distance from the truth ({report.source}) over the steps, and its error bound")
    for ax, (quantity, label) in zip(panels, LABELS.items(), strict=True):
        _draw_log(ax, {name: errors[quantity].by_step for name, errors in report.parties.items()}, first_style=0)
        bound = report.bound_by_step(quantity)
        visible = np.where(bound > 0, bound, np.nan)  # the start is exact: its error bound is 0
        ax.plot(visible, color="0.35", linestyle=(0, (6, 2)), linewidth=2, label="error bound")
        ax.set_ylabel(f"|error| of {label}")
    _legend_below(figure, panels[0])
    return figure


def _nested(count: int) -> Iterator[dict[str, Any]]:
    """Yield each line's style: its colour, and a width that leaves the lines beneath it visible."""
    for i, width in enumerate(np.linspace(9, 1.2, count)):
        yield {"color": LINE_COLOURS[i % len(LINE_COLOURS)], "linewidth": float(width), "solid_capstyle": "butt"}


def _draw_boundary(ax: Axes, party: Party, params: Array, name: str, step: int, style: dict[str, Any]) -> None:
    side = np.linspace(-2.6, 2.6, GRID)
    x1, x2 = np.meshgrid(side, side)
    points = np.column_stack([x1.ravel(), x2.ravel()])
    outputs = call_unchanged(
        completed(party).network, {"x": points, "params": params}, f"{name}: at step {step}, network"
    )
    y_out = as_array_of_shape(outputs, (len(points),), f"{name}: on the figure's grid, network").reshape(x1.shape)
    if y_out.min() < 0.5 < y_out.max():  # otherwise, or where it is NaN, there is no boundary
        ax.contour(x1, x2, y_out, levels=[0.5], colors=[style["color"]], linewidths=[style["linewidth"]], zorder=0.5)
    ax.plot([], [], color=style["color"], linewidth=style["linewidth"], label=name)


def _three_panels(title: str) -> tuple[Figure, Any]:
    figure = Figure(figsize=(8, 9), dpi=100, layout="constrained")
    panels = figure.subplots(3, 1, sharex=True)
    panels[-1].set_xlabel("step")
    figure.suptitle(title)
    return figure, panels


def _draw_log(ax: Axes, curves: dict[str, Array], first_style: int) -> None:
    """Draw curves on a log axis. Zeros, which it cannot show, are drawn on a line of their own below the smallest value."""
    finite = np.concatenate([curve[np.isfinite(curve) & (curve > 0)] for curve in curves.values()])
    smallest = float(finite.min()) if finite.size else 1e-16
    floor = smallest / 10
    for i, (name, curve) in enumerate(curves.items(), first_style):
        ax.plot(
            np.where(curve == 0, floor, curve),
            color=LINE_COLOURS[i % len(LINE_COLOURS)],
            marker=MARKERS[i % len(MARKERS)],
            linestyle=LINES[i % len(LINES)],
            markevery=max(1, len(curve) // 30),
            markerfacecolor="none",
            markersize=6,
            linewidth=1.2,
            label=name,
        )
    if not finite.size:  # nothing to scale the axis by
        ax.set_ylim(floor / 10, floor * 100)
    ax.set_yscale("log")
    if any((curve == 0).any() for curve in curves.values()):
        ax.axhline(floor, color="0.6", linewidth=1, linestyle=":", zorder=0)
        ax.plot([0], [floor / 3], alpha=0)  # room beneath for the words
        ax.annotate("exactly 0", (1, floor), (-4, -3), ("axes fraction", "data"), "offset points", ha="right", va="top")
    ax.grid(alpha=0.25)


def _legend_below(figure: Figure, ax: Axes) -> None:
    handles, labels = ax.get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=6, frameon=False)
