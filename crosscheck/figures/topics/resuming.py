"""Resuming: how far a run that was stopped and resumed gets from one that was not, by what was forgotten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.figures.style import INK, in_style, legend_below, line, panels, power_of_ten
from crosscheck.homework.circles.contract import Array
from manual.topics.resuming import train

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "A run is stopped after 25 steps, at the dashed line, and resumed. With everything saved it goes on as if nothing "
    "had happened, in every bit. Without the optimizer's velocity, or the order of the points in this epoch, it "
    "leaves its way at once; without the state of the random generator, from the next epoch on."
)
STOPPED, N_STEPS = 25, 60
FORGOTTEN: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "nothing": lambda _: {},
    "velocity": lambda _: {"v": np.zeros(17)},
    "order of the points": lambda saved: {"order": np.arange(len(saved["order"]))},
    "random generator": lambda _: {"words": np.random.default_rng(0).integers(2**32, size=624, dtype=np.uint32)},
}
EXACT = 1e-6  # where "exactly 0" is drawn


@in_style()
def draw(start: Start) -> Figure:
    """Draw the largest difference of any parameter."""
    figure, (ax,) = panels("What is not saved, the run goes on without", height=6.4)
    with TemporaryDirectory() as folder:
        unbroken = _run(start, Path(folder) / "unbroken.npz", N_STEPS)
        for i, (what, instead) in enumerate(FORGOTTEN.items()):
            file = Path(folder) / f"{i}.npz"
            before = _run(start, file, STOPPED)
            with np.load(file) as saved:
                state: dict[str, Any] = dict(saved)
            np.savez(file, **state | instead(state))
            path = np.concatenate([before, _run(start, file, N_STEPS)])
            distance = np.abs(path - unbroken).max(axis=1)
            ax.plot(
                np.arange(1, N_STEPS + 1),
                np.maximum(distance, EXACT),
                markevery=(i, 6),
                label=f"{what} forgotten",
                **line(i),
            )
    ax.axvline(STOPPED, color=INK, linestyle="--", linewidth=1.6)
    ax.set_yscale("log")
    ticks = (EXACT, 1e-4, 1e-3, 1e-2)
    ax.set_yticks(ticks, ["exactly 0", *map(power_of_ten, ticks[1:])])
    ax.set_yticks([], minor=True)
    ax.set(xlabel="step", ylabel="distance from the unbroken run")
    legend_below(figure, ax, columns=2)
    return figure


def _run(start: Start, file: Path, n_steps: int) -> Array:
    path, _ = train(start.params, start.X, start.y, start.seed, n_steps, file)
    return path
