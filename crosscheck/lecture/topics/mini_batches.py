"""In which order do the points come, and what happens to the last ones?"""

from typing import Any

import numpy as np

from crosscheck.figures.style import BLUE, GREEN, VERMILION, Axes, picture
from crosscheck.homework.circles.contract import NAMES
from crosscheck.lecture.exercise import Exercise
from crosscheck.lecture.topic import Mistake, Quantities, Side, Start, Topic
from manual.by_hand import loss
from manual.topics.mini_batches import train

SIZE, EPOCHS = 64, 3  # 500 points: 7 batches, and 52 points are left
RATE = 0.005  # for all 500 points the homework's rate is 0.001; a batch of 64 has an eighth of their slope


def measure(side: Side, start: Start) -> Quantities:
    """Train for some epochs."""
    orders, path = side.code.train(*side.arrays(*start.given), RATE, SIZE, EPOCHS, start.seed)
    return {"order": orders, "params": path}


def telling(start: Start, measured: Quantities) -> Quantities:
    """Return the number of steps in three epochs, and the loss before and after."""
    path = measured["params"]
    return {
        f"steps in {EPOCHS} epochs": len(path),
        "points in the last batch of each": len(start.y) % SIZE,
        "loss of all points before": loss(start.params, start.X, start.y),
        "loss of all points after": loss(path[-1].astype(float), start.X, start.y),
    }


DRAWN, ETA = 6, 2.0  # epochs of the picture, and the rate for the mean loss of a batch
STYLES: dict[int, dict[str, Any]] = {
    500: {"label": "all 500 points", "color": BLUE, "marker": "o"},
    64: {"label": "batches of 64", "color": VERMILION, "linestyle": "--"},
    8: {"label": "batches of 8", "color": GREEN, "linewidth": 1.6},
}


@picture("Small batches take more steps with the same points", height=5.8)
def draw(start: Start, ax: Axes) -> None:
    """The loss of all 500 points during six epochs: all points at once, or in shuffled batches.

    The learning rate for the mean loss of a batch is the same for every size. Small batches take more steps in an
    epoch. Each step is less accurate, since it sees few of the points.
    """
    for size, style in STYLES.items():
        _, path = train(*start.given, ETA / size, size, DRAWN, start.seed)
        losses = [loss(w, start.X, start.y) for w in [start.params, *path]]
        ends = np.minimum(size * np.arange(1, len(path) // DRAWN + 1), len(start.y)) / len(start.y)
        epochs = np.concatenate([[0.0], *(epoch + ends for epoch in range(DRAWN))])
        ax.plot(epochs, losses, **style)
    ax.set(ylim=(0, None), xlabel="epochs: passes over all points", ylabel="loss of all 500 points")


steps_of_an_epoch = Exercise(
    right=8.0,
    mistakes={
        "Seven batches are full. What happens to the 52 points that are left?": [7.0],
        "The last batch is smaller than the others, but it is a step as well.": [500 / 64],
        "That is the number of points in a batch. How many batches are there?": [64.0],
    },
    otherwise="Count how many batches of 64 there are in 500 points, and what to do with the rest.",
    lesson="Seven of 64 points and one of 52. With drop_last=True torch's loader leaves the last one out.",
)

gradient_of_the_mean = Exercise(
    right=lambda gradients, sizes: sizes @ gradients / sizes.sum(),
    mistakes={
        "That gives each part the same weight. The last part has fewer points, and each of these would count more.": [
            lambda gradients, sizes: gradients.mean(axis=0)
        ],
        "Each gradient is of a mean already. A sum of means is not a mean.": [lambda g, n: g.sum(axis=0)],
        "That is the gradient of the sum over all points, not of the mean.": [lambda g, n: n @ g],
        "You divide by the number of parts. What is the mean taken over?": [lambda g, n: n @ g / len(n)],
        "Each gradient is divided by the size of its part already.": [lambda g, n: g.sum(axis=0) / n.sum()],
    },
    otherwise="Every point has the same weight. What is then the weight of each part's gradient?",
    lesson="In torch one writes (len(part) / N * mean).backward() for each part, and .grad adds them up.",
    calls=tuple(
        (np.random.default_rng(seed).normal(size=(3, 17)), np.array(sizes))
        for seed, sizes in ((1, (200, 200, 100)), (2, (64, 64, 5)))
    ),
)

TOPIC = Topic(
    place=(3, 3),
    formulas=r"""w \leftarrow w - \eta \sum_{i \in \text{batch}} \frac{dE_i}{dw}""",
    does=("shuffling, batches, the last incomplete one", "`DataLoader`"),
    core=(("integers(", "order =", "for batch", "permutation("), ("points =", "loader =", "for batch")),
    mistake=Mistake(
        what="No `zero_grad()`",
        why="`backward()` adds to the stored gradients. Without `zero_grad()` each step goes along the sum of "
        "all gradients so far. The first step is right; the later steps have a momentum with μ = 1.",
        right="            optimizer.zero_grad()  # else the last one's is added\n"
        "            cross_entropy(model(x), y_batch).backward()",
        wrong="            cross_entropy(model(x), y_batch).backward()",
    ),
    axes={"order": (tuple(f"epoch {i}" for i in range(EPOCHS)), "place"), "params": ("step", NAMES)},
    notebook=6,
)
