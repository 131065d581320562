"""Schedules: the learning rate of each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from crosscheck.automates.comparison import sides
from crosscheck.automates.topic import Start
from crosscheck.automates.topics.optimizers import N_STEPS
from crosscheck.automates.topics.schedules import TOPIC
from crosscheck.figures.style import BLUE, PAPER, VERMILION, in_style, legend_below, panels

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SAYS = (
    "The learning rate of each of 100 steps by six schedules: halved every 20 steps; a little smaller at each step; "
    "down along a cosine; warmed up from a tenth; up and down again in one cycle; halved once the loss has not fallen "
    "for a while. The rings, at every tenth step, are torch's."
)
TITLES = {
    "step": "in steps",
    "exponential": "exponential",
    "cosine": "cosine",
    "warm_up": "warm-up",
    "one_cycle": "one cycle",
    "plateau": "on a plateau",
}
EVERY = 10


@in_style()
def draw(start: Start) -> Figure:
    """Draw each schedule by hand as a line, torch's as rings."""
    by_hand, in_torch = (TOPIC.measure(side, start) for side in sides(TOPIC))
    figure, axes = panels("Six ways to change the learning rate", rows=3, columns=2, height=8.4)
    for ax, (name, title) in zip(axes, TITLES.items(), strict=True):
        eta = np.asarray(by_hand[f"{name}: eta"])
        ax.plot(1000 * eta, drawstyle="steps-mid", color=BLUE, label="by hand")
        ring = np.arange(EVERY // 2, N_STEPS, EVERY)
        ax.plot(
            ring,
            1000 * np.asarray(in_torch[f"{name}: eta"])[ring],
            "o",
            color=VERMILION,
            markerfacecolor=PAPER,
            markeredgewidth=1.8,
            label="torch",
        )
        ax.set_title(title)
        ax.set(ylim=(-0.06, 1.14), xlim=(-3, N_STEPS + 2), yticks=[0, 0.5, 1])
    for ax in axes[-2:]:
        ax.set_xlabel("step")
    for ax in axes[::2]:
        ax.set_ylabel("rate × 1000")
    legend_below(figure, axes[0])
    return figure
