"""Can memory be saved by computing parts of the forward pass again?"""

import numpy as np

from crosscheck.figures.style import BLUE, INK, ORANGE, Axes, picture
from crosscheck.homework.circles.contract import NAMES
from crosscheck.lecture.topic import Mistake, Quantities, Side, Start, Topic
from manual.topics.checkpointing import L, checkpointed, everything_kept

EVERY = (1, 2, 4, 8, 16)


def measure(side: Side, start: Start) -> Quantities:
    """Differentiate with everything kept, and with every k-th layer kept."""
    given = side.arrays(*start.given)
    gradient, everything = side.code.everything_kept(*given)
    each = [side.code.checkpointed(*given, k) for k in EVERY]
    return {
        "gradient": gradient,
        "checkpointed": np.array([np.asarray(one) for one, _ in each]),
        "bytes kept": np.array([everything, *(kept for _, kept in each)]),
    }


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return the memory for the backward pass: the checkpoints, and the segment that is computed again."""
    everything, *checkpoints = measured["bytes kept"] / 1000
    first = zip(EVERY[:4], checkpoints, strict=False)
    each = {f"kB kept, a checkpoint every {k} units and a segment": kept + everything * k / L for k, kept in first}
    return {"kB kept, everything": everything} | each


@picture("Few checkpoints leave long segments", height=6, legend=1, grid="y")
def draw(start: Start, ax: Axes) -> None:
    """Bytes kept for the backward pass through a chain of 16 units.

    The fewer the checkpoints, the longer the segment between two of them. A segment is computed again, and kept
    whole during its backward pass. The minimum is at k = 2, less than a third of keeping everything.
    """
    everything = everything_kept(*start.given)[1] / 1000
    checkpoints = np.array([checkpointed(*start.given, k)[1] for k in EVERY]) / 1000
    segment = everything * np.array(EVERY) / L  # everything is one segment of L units
    at, label = np.arange(len(EVERY)), "the segment in its backward pass"
    ax.bar(at, checkpoints, color=BLUE, width=0.62, label="checkpoints")
    ax.bar(at, segment, bottom=checkpoints, color=ORANGE, hatch="//", edgecolor=INK, width=0.62, label=label)
    ax.axhline(everything, color=INK, linestyle="--", label="everything kept, nothing computed again")
    ax.set(xticks=at, xticklabels=[str(k) for k in EVERY])
    ax.set(xlabel="k: one checkpoint every k units", ylabel="kept at once, kB")


TOPIC = Topic(
    place=(5, 1),
    formulas=r"""x_{l+1} = x_l - h V^T \varphi(V x_l + b)
        \text{kept: } \; 48 N L \text{ bytes, or } \frac{16 N L}{k} + 48 N k""",
    does=("store every k-th layer, compute the others again", "activation checkpointing: `torch.utils.checkpoint`"),
    core=(
        ("kept.append(x)", "_, x = _through", "for x in reversed", "segment, _", "gradient, dE_dx = _back(segment"),
        ("x = checkpoint",),
    ),
    mistake=Mistake(
        what="`use_reentrant=True`, and inputs that need no gradient",
        why="The older form of `checkpoint` goes back through a segment only if one of the segment's inputs needs a "
        "gradient. The points need none. So the outputs of the first segment have none, nor those of the next. The "
        "chain keeps nothing and learns nothing; only the network after it learns. torch warns once.",
        right="x = checkpoint(_through, x, model, k, use_reentrant=False)",
        wrong="x = checkpoint(_through, x, model, k, use_reentrant=True)",
    ),
    axes={
        "checkpointed": (tuple(f"k = {k}" for k in EVERY), NAMES),
        "bytes kept": (("everything", *(f"k = {k}" for k in EVERY)),),
    },
)
