"""Regularization: how large the weights become, with and without a penalty on their squares."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from crosscheck.automates.topic import Start
from crosscheck.figures.style import DASHES, LINES, in_style, legend_below, panels
from crosscheck.homework.circles.contract import INITIAL
from manual.by_hand import loss
from manual.topics.regularization import l2_step

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "4,000 steps of descent from the homework's start. Without a penalty the weights keep growing, since longer "
    "weights make every point a little surer. A penalty λ/2 Σ w² pulls them back: they come to rest where both pull "
    "equally, the sooner the larger λ is, at a loss that is not 0."
)
PENALTIES = (0.0, 0.03, 0.1)
ETA, N_STEPS, EVERY = 0.005, 4000, 40


@in_style()
def draw(start: Start) -> Figure:
    """Draw the length of all 17 parameters and the loss, from the homework's start."""
    figure, axes = panels("A penalty keeps the weights short", rows=2, height=7.8)
    for i, penalty in enumerate(PENALTIES):
        w, kept = np.array(INITIAL, dtype=float), []
        for step in range(N_STEPS + 1):
            if step % EVERY == 0:
                kept.append(w)
            w = l2_step(w, start.X, start.y, ETA, penalty)
        steps = EVERY * np.arange(len(kept))
        style: dict[str, Any] = {
            "color": LINES[i],
            "linestyle": DASHES[i],
            "label": f"λ = {penalty:g}" if penalty else "no penalty",
        }
        axes[0].plot(steps, np.linalg.norm(kept, axis=1), **style)
        axes[1].plot(steps, [loss(w, start.X, start.y) for w in kept], **style)
    axes[0].tick_params(labelbottom=False)
    axes[0].set_ylabel("length of w, √Σw²")
    axes[1].set_ylim(0, 45)
    axes[1].set(xlabel="step", ylabel="loss without penalty")
    legend_below(figure, axes[0])
    return figure
