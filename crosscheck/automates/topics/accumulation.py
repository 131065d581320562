"""What if the points come in parts, and what if the gradient is too long?"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from crosscheck.automates.exercise import Exercise
from crosscheck.automates.topic import Mistake, Numbers, Quantities, Side, Start, Topic
from crosscheck.figures.style import DASHES, GREY, LINES, MARKERS, Figure, in_style, legend_below, panels
from crosscheck.homework.circles.contract import NAMES
from manual.topics.accumulation import clipped_by_norm, clipped_by_value, of_the_sum

SIZE = 64  # 500 points: 7 parts, and one of 52
SMALL, LARGE = 1e-3, 1e6  # far below and far above the norm of any gradient here


def measure(side: Side, start: Start) -> Quantities:
    """Accumulate, and clip."""
    given = (*side.arrays(*start.given), SIZE)
    norm, clipped = side.code.clipped_by_norm(*given, SMALL)
    return {
        "gradient of the sum": side.code.of_the_sum(*given),
        "gradient of the mean": side.code.of_the_mean(*given),
        "norm": norm,
        "clipped by norm": clipped,
        "within the norm": side.code.clipped_by_norm(*given, LARGE)[1],
        "clipped by value": side.code.clipped_by_value(*given, 1.0),
    }


def telling(_: Start, measured: Mapping[str, Numbers]) -> dict[str, Any]:
    """How long the gradient is, and how far each way of clipping turns it."""
    g = measured["gradient of the sum"]

    def turned(clipped: Numbers) -> float:
        return float(np.degrees(np.arccos(min(1.0, g @ clipped / np.linalg.norm(g) / np.linalg.norm(clipped)))))

    return {
        "norm of the gradient": measured["norm"],
        f"its norm, clipped by norm to {SMALL:g}": np.linalg.norm(measured["clipped by norm"]),
        "degrees that it turns, clipped by norm": round(turned(measured["clipped by norm"]), 5),
        "degrees that it turns, clipped by value": turned(measured["clipped by value"]),
    }


@in_style()
def draw(start: Start) -> Figure:
    """Two of the gradient's 17 entries.

    The gradients of 64 points each, put one behind the other, come to where the gradient of all 500 does. Clipped by
    its norm, here to half, it is shorter and points the same way. Clipped by value, here to half of the largest entry,
    the large entry shrinks and the small one stays: the gradient turns.
    """
    given = *start.given, SIZE
    ends = [*range(SIZE, len(start.y), SIZE), len(start.y)]
    sums = np.array([np.zeros(17), *(of_the_sum(start.params, start.X[:n], start.y[:n], SIZE) for n in ends)])
    sizes = np.abs(sums[-1])
    value = float(sizes.max()) / 2
    entries = [int(np.where(sizes < value, sizes, 0).argmax()), int(sizes.argmax())]
    norm, _ = clipped_by_norm(*given, 1.0)
    by_norm, by_value = clipped_by_norm(*given, norm / 2)[1], clipped_by_value(*given, value)
    shown = {"gradient": sums[-1], "clipped by norm": by_norm, "clipped by value": by_value}
    figure, (ax,) = panels("Clipped entry by entry, a gradient turns", height=6.6)
    for i, (name, g) in enumerate(shown.items()):
        style: dict[str, Any] = {"color": LINES[i], "linestyle": DASHES[i], "marker": MARKERS[i], "markersize": 11}
        ax.plot(*np.array([np.zeros(2), g[entries]]).T, markevery=[1], label=name, **style)
    parts: dict[str, Any] = {"color": GREY, "markersize": 6, "linestyle": "-", "linewidth": 1.2}
    ax.plot(*sums[:, entries].T, "D", label="64 points more at a time", **parts)
    ax.plot(0, 0, "P", color=GREY, markersize=11)
    across, up = (f"derivative of the loss by {NAMES[i]}" for i in entries)
    ax.set(xlabel=across, ylabel=up)
    legend_below(figure, ax, columns=2)
    return figure


gradient_of_the_mean = Exercise(
    right=lambda gradients, sizes: sizes @ gradients / sizes.sum(),
    mistakes={
        "That counts each part as much as any other. The last part has fewer points, and each of these would count "
        "more.": [lambda gradients, sizes: gradients.mean(axis=0)],
        "Each of these is a mean already. The sum of means is no mean.": [lambda g, n: g.sum(axis=0)],
        "That is the gradient of the sum over all points, not of the mean.": [lambda g, n: n @ g],
        "You divide by the number of parts. Of what is it a mean?": [lambda g, n: n @ g / len(n)],
        "Each of these has been divided by its own size already.": [lambda g, n: g.sum(axis=0) / n.sum()],
    },
    otherwise="Each point should count as much as any other. How much does each part's gradient count, then?",
    lesson="In torch one writes (len(part) / N * mean).backward() for each part, and .grad adds them up.",
    calls=tuple(
        (np.random.default_rng(seed).normal(size=(3, 17)), np.array(sizes))
        for seed, sizes in ((1, (200, 200, 100)), (2, (64, 64, 5)))
    ),
)

TOPIC = Topic(
    place=(3, 4),
    you_write="sums over parts of the points; clipping",
    framework_does="`backward()` twice, `clip_grad_norm_`",
    mistake=Mistake(
        what="The mean of the parts' means",
        why="The loss of each part is a mean, and is divided by the number of parts. That is the mean of all points "
        "only if all parts have the same size: here the last one has 52 points in place of 64, and each of them counts "
        "for more.",
        right="share = len(y_part) / len(y)",
        wrong="share = 1 / len(X.split(n))",
    ),
)
