"""The figures of a training run. Lines of correct parties coincide: one is drawn, and the others' distance from it."""

from collections.abc import Mapping
from itertools import cycle
from typing import Any

import numpy as np

from crosscheck.comparison.parties import completed
from crosscheck.comparison.training import as_array_of_shape, call_unchanged
from crosscheck.figures import style
from crosscheck.figures.network import circles, draw_boundary, grid
from crosscheck.figures.style import Axes, Figure, in_style, legend_below, over_steps, panels
from crosscheck.homework.circles.contract import Array, Party
from crosscheck.homework.circles.run import Rows, Run
from crosscheck.truth.errors import TruthReport

WORDS = {"by_hand": "by hand", "with_autograd": "autograd package"}  # the names of parties, for an audience
SEEN = 1e-3  # relative to the largest value: nearer lines look like one
QUANTITIES = {
    "loss": "loss",
    "gradient": "gradient: the largest of its 17 entries",
    "params": "parameters: the largest of 17",
}


@in_style()
def boundary(run: Run, parties: Mapping[str, Party]) -> Figure:
    """Draw the circles and the parties' boundaries, y_out = 0.5, at the first and the last step; equal ones once."""
    steps = (0, run.n_steps) if run.n_steps else (0,)
    title = "Where the network is undecided (y_out = 0.5)"
    figure, axes = panels(title, columns=len(steps), width=max(9.0, 6 * len(steps)), height=7.4)
    points, outputs = grid(), dict[str, list[Array]]()
    for name, mine in run.parties.items():
        if mine.network is not None:
            network, outputs[name] = completed(parties[name]).network, []
            for step in steps:
                given = {"x": points, "params": mine.params[step]}
                answer = call_unchanged(network, given, f"{name}: at step {step}, network")
                where = f"{name}: on the figure's grid, network"
                outputs[name].append(as_array_of_shape(answer, (len(points),), where))
    looks = _told_apart({name: np.array(each) for name, each in outputs.items()})
    for i, (ax, step) in enumerate(zip(axes, steps, strict=True)):
        circles(ax, run.X, run.y)
        for name, look in looks.items():
            draw_boundary(ax, outputs[name][i], **look)
        loss = next(iter(run.parties.values())).losses[step]
        ax.set_title(f"{'before the first step' if step == 0 else f'after {step} steps'}: loss {loss:.4g}")
    legend_below(figure, axes[0], columns=2)
    return figure


@in_style()
def losses(run: Run) -> Figure:
    """Draw the first party's loss over the steps and those that visibly differ. Below, draw their distances from it."""
    figure, (above, below) = panels(f"The loss (learning rate {run.eta:g})", rows=2, width=9, height=8.5)
    curves = {name: mine.losses for name, mine in run.parties.items()}
    for name, look in _told_apart(curves).items():
        above.plot(curves[name], **look)
    above.set_ylabel("cross-entropy, summed")
    first, *others = curves
    _draw_log(below, {name: np.abs(curves[name] - curves[first]) for name in others}, 1)
    below.set_ylabel("distance from the first")
    over_steps(below)
    above.legend(loc="upper right")
    legend_below(figure, below)
    return figure


@in_style()
def difference(run: Run) -> Figure:
    """Draw the distance of every other party from the first over the steps, on a log axis."""
    reference, *others = run.parties
    held = {name: run.beside(name, reference, run.parties[reference]) for name in others}
    return _distances(f"Distance from the numbers of “{_of_party(reference)}”", held, first_style=1)


@in_style()
def truth(report: TruthReport) -> Figure:
    """Draw every party's distance from the exact descent over the steps, and its error bound."""
    return _distances("Distance from the proven values", report.parties, first_style=0, bounded=True)


def _told_apart(values: Mapping[str, Array]) -> dict[str, dict[str, Any]]:
    """Return style and label of the first party's line, and of each line that visibly differs from it."""
    (first, of_first), *others = values.items()
    far = {name: np.abs(each - of_first).max() / np.abs(of_first).max() for name, each in others}
    near = [apart for apart in far.values() if apart < SEEN]
    how = f" within {max(near):.0e} of it" if any(near) else ", equal in every bit"
    beside = f", and {len(near)} more{how}" if near else ""
    shown = {first: f"{_of_party(first)}{beside}"} | {name: _of_party(name) for name in far if not far[name] < SEEN}
    looks = cycle(zip(style.NESTED[1:], style.DASHES, strict=False))
    return {
        name: {"label": label, "color": colour, "linestyle": dashes, "linewidth": 2.6}
        for (name, label), (colour, dashes) in zip(shown.items(), looks, strict=False)
    }


def _distances(title: str, held: Mapping[str, Mapping[str, Rows]], first_style: int, bounded: bool = False) -> Figure:
    """Draw every party's largest distance at each step, a panel for each quantity; if `bounded`, the bound as well."""
    figure, axes = panels(title, rows=3, width=9, height=11)
    for ax, (quantity, label) in zip(axes, QUANTITIES.items(), strict=True):
        ax.set(title=label, ylabel="distance")
        bound = next(iter(held.values()))[quantity].allowed.max(axis=1) if bounded else None  # each step's largest
        _draw_log(ax, {name: rows[quantity].apart.max(axis=1) for name, rows in held.items()}, first_style, bound)
    figure.align_ylabels(axes)
    for ax in axes[:-1]:
        ax.sharex(axes[-1])
        ax.tick_params(labelbottom=False)
    over_steps(axes[-1])
    legend_below(figure, axes[0])
    return figure


def _draw_log(ax: Axes, curves: dict[str, Array], first_style: int, bound: Array | None = None) -> None:
    """Draw curves and a bound on a log axis. Zeros, which it cannot show, are on a line below the smallest value."""
    finite = np.concatenate([curve[np.isfinite(curve) & (curve > 0)] for curve in curves.values()])
    smallest, largest = (float(finite.min()), float(finite.max())) if finite.size else (1e-16, 1e-16)
    room = max(10.0, (largest / smallest) ** 0.12)  # for a line of text below the smallest value
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
    if bound is not None:
        visible = np.where(bound > 0, bound, np.nan)  # the start is exact: its error bound is 0
        ax.plot(visible, color=style.GREY, linestyle=(0, (6, 2)), label="most that rounding can do")
    if not finite.size:  # there is no number to set the scale of the axis
        ax.set_ylim(floor / 10, floor * 100)
    style.powers_of_ten(ax, "y")
    if any((curve == 0).any() for curve in curves.values()):
        top = ax.get_ylim()[1]
        ax.set_ylim(floor / room**0.5, top)
        ax.axhline(floor, color=style.GREY, linewidth=1, linestyle=":", zorder=0)
        # The axis is logarithmic only above the line: there is no label at the line or below.
        lowest = smallest if finite.size else top
        ticks = [t for t in ax.get_yticks() if lowest <= t < top]
        ticks = ticks or [t for t in ax.get_yticks(minor=True) if lowest <= t < top]
        ax.set_yticks([floor, *ticks], ["exactly 0", *map(style.power_of_ten, ticks)])
        ax.set_yticks([], minor=True)


def _of_party(name: str) -> str:
    """Return a party's name for an audience. Dollars are escaped, since matplotlib would begin a formula there."""
    return WORDS.get(name, name).replace("$", r"\$")
