"""Regularization: penalties, dropout and early stopping, each for itself."""

from typing import Any

import numpy as np

from crosscheck.automates.bounded import bounded, rounding
from crosscheck.automates.topic import BIT_FOR_BIT, NODES, Allowed, Mistake, Quantities, Side, Start, Topic
from crosscheck.figures.style import DASHES, LINES, Figure, in_style, legend_below, panels
from crosscheck.homework.circles.contract import ETA, INITIAL, NAMES, Array
from crosscheck.rounding.point import FLOAT64, at_point
from manual.by_hand import loss, loss_gradient
from manual.topics.regularization import dropout_gradient, l2_step

DECAY, P_DROP = 0.1, 0.3
PATIENCE, STEPS, FEW, RATE = 5, 100, 5, 0.1  # steps of 5 points each are so rough that the loss soon stops falling


def measure(side: Side, start: Start) -> Quantities:
    """Evaluate everything on one side."""
    w, X, y, path = side.arrays(*start.given, _rough_path(start))
    stopped, kept, best = side.code.early_stopping(path, X, y, PATIENCE)
    return {
        "L2: w": side.code.l2_step(w, X, y, ETA, DECAY),
        "L1: gradient": side.code.l1_gradient(w, X, y, DECAY),
        "dropout: mask": side.code.mask(len(y), P_DROP, start.seed),
        "dropout: gradient": side.code.dropout_gradient(w, X, y, P_DROP, start.seed),
        "early stopping: last step": stopped,
        "early stopping: step kept": kept,
        "early stopping: w": best,
    }


def allowed(start: Start, by_hand: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors; a step that is kept is the same unless two losses are as close as those."""
    u, w, dg = FLOAT64, np.abs(start.params), at_point(*start.given).gradient
    params, X, y = bounded(*start.given)
    g = np.abs(loss_gradient(*start.given)) + DECAY * w
    of_step = ETA * (dg + 3 * u * g) + u * np.abs(by_hand["L2: w"])  # two products, a sum; a difference
    reason = "two rounding errors, bounded in crosscheck/rounding/point.py"
    return dict.fromkeys(by_hand, BIT_FOR_BIT) | {
        "L2: w": Allowed(2 * of_step, reason),
        "L1: gradient": Allowed(2 * (dg + u * (g + DECAY)), reason),
        "dropout: gradient": rounding(dropout_gradient(params, X, y, P_DROP, start.seed)),
    }


def _rough_path(start: Start) -> Array:
    """Descend with a few points at each step: shape (STEPS, 17)."""
    w, path = start.params, []
    for k in range(STEPS):
        few = np.arange(k * FEW, (k + 1) * FEW) % len(start.y)
        path.append(w)
        w = w - RATE * loss_gradient(w, start.X[few], start.y[few])
    return np.array(path)


def _lacks() -> str:
    try:
        import torch
    except ImportError:
        return ""  # said elsewhere, and of every topic
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        kept = torch.nn.functional.dropout(torch.ones(64, dtype=torch.float64), P_DROP) > 0
    drawn = torch.rand(64, generator=torch.Generator().manual_seed(0), dtype=torch.float64)
    if torch.equal(kept, drawn < 1 - P_DROP):
        return ""
    return (
        "on this processor torch leaves the masks of dropout to a library, which does not draw them from the generator"
    )


PENALTIES = {0.0: "no penalty", 0.03: "λ = 0.03", 0.1: "λ = 0.1"}  # of the picture, as all below
LONG, EVERY = 4000, 40  # steps; of which one in so many is drawn


@in_style()
def draw(start: Start) -> Figure:
    """Draw the length of all 17 parameters and the loss, from the homework's start."""
    figure, axes = panels("A penalty keeps the weights short", rows=2, height=7.8)
    for (penalty, label), colour, dashes in zip(PENALTIES.items(), LINES, DASHES, strict=False):
        w, kept = np.array(INITIAL, dtype=float), []
        for step in range(LONG + 1):
            if step % EVERY == 0:
                kept.append(w)
            w = l2_step(w, start.X, start.y, 0.005, penalty)
        steps = EVERY * np.arange(len(kept))
        style: dict[str, Any] = {"color": colour, "linestyle": dashes, "label": label}
        axes[0].plot(steps, np.linalg.norm(kept, axis=1), **style)
        axes[1].plot(steps, [loss(w, start.X, start.y) for w in kept], **style)
    axes[0].tick_params(labelbottom=False)
    axes[0].set_ylabel("length of w, √Σw²")
    axes[1].set_ylim(0, 45)
    axes[1].set(xlabel="step", ylabel="loss without penalty")
    legend_below(figure, axes[0])
    return figure


TOPIC = Topic(
    name="regularization",
    place=(3, 5),
    question="How does one keep a network from learning its points by heart?",
    you_write="L2, L1, dropout, early stopping",
    framework_does="`weight_decay`, `nn.Dropout`",
    measure=measure,
    allowed=allowed,
    mistake=Mistake(
        what="No `train()` after `eval()`",
        why="A model is set to `eval()` to measure it between two epochs, and stays so. Dropout then does nothing, "
        "without a word: the gradient is that of the whole network.",
        side="torch",
        right="nn.Dropout(p), model.output).train()  # not eval()",
        wrong="nn.Dropout(p), model.output).eval()",
    ),
    axes=dict.fromkeys(("L2: w", "L1: gradient", "dropout: gradient", "early stopping: w"), (NAMES,))
    | {"dropout: mask": (NODES, "point")},
    lacks=_lacks,
    draw=draw,
    caption="4,000 steps of descent from the homework's start. Without a penalty the weights keep growing, since "
    "longer weights make every point a little surer. A penalty λ/2 Σ w² pulls them back: they come to rest where both "
    "pull equally, the sooner the larger λ is, at a loss that is not 0.",
)
