"""Checkpointing: how many bytes are kept if every k-th unit of the chain is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.automates.topics.checkpointing import EVERY, L
from crosscheck.figures.style import BLUE, INK, ORANGE, in_style, legend_below, panels
from manual.topics.checkpointing import checkpointed, everything_kept

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "Bytes kept for the way back through a chain of 16 units. The fewer checkpoints are kept, the longer is the "
    "segment between two of them, which is computed again and kept whole while it is walked back. The least is at k = "
    "2, less than a third of keeping everything."
)
KB = 1000


@in_style()
def draw(start: Start) -> Figure:
    """Draw checkpoints and one segment on top of each other, for every k."""
    given = start.params, start.X, start.y
    _, everything = everything_kept(*given)
    checkpoints = np.array([checkpointed(*given, k)[1] for k in EVERY]) / KB
    segment = everything * np.array(EVERY) / L / KB  # as everything is one segment of L units
    figure, (ax,) = panels("Few checkpoints leave long segments", height=6)
    at = np.arange(len(EVERY))
    ax.bar(at, checkpoints, color=BLUE, width=0.62, label="checkpoints")
    ax.bar(
        at,
        segment,
        bottom=checkpoints,
        color=ORANGE,
        hatch="//",
        edgecolor=INK,
        width=0.62,
        label="the segment being walked back",
    )
    ax.axhline(everything / KB, color=INK, linestyle="--", label="everything kept, nothing computed again")
    ax.set(xticks=at, xticklabels=[str(k) for k in EVERY])
    ax.grid(visible=False, axis="x")
    ax.set_xlabel("k: one checkpoint every k units")
    ax.set_ylabel("kept at once, kB")
    legend_below(figure, ax, columns=1)
    return figure
