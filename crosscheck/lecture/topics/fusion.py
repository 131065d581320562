"""Can several operations be done in one pass over the points?"""

import os
import shutil
import sys
import sysconfig
import warnings
from pathlib import Path

import numpy as np

from crosscheck.homework.circles.contract import Array
from crosscheck.lecture.topic import BACKWARDS, MODULE, Mistake, Quantities, Side, Start, Topic

DOUBLE = [(500, "float64"), (1000, "float64"), (2000, "float64")]
CALLS = {  # the calls, and whether Python branches on a number in the loss
    "N = 500, three times": (DOUBLE[:1] * 3, False),
    "N = 500, 1,000 and 2,000": (DOUBLE, False),
    "these, and then float32": ([*DOUBLE, (1000, "float32"), (2000, "float32")], False),
    'N = 500, with "if z.max() > 30" in the loss': (DOUBLE[:1], True),
}
COPIES = 15  # of the circles: 7,500 points, which are not a whole number of blocks


def measure(side: Side, start: Start) -> Quantities:
    """Evaluate the loss and its gradient line by line, and fused."""
    given = side.arrays(start.params, *many_points(start))
    E, gradient = side.code.line_by_line(*given)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # raised by torch's own code when it compiles
        E_fused, gradient_fused = side.code.fused(*given)
        graphs = np.array([side.code.graphs(given[0], *calls) for calls in CALLS.values()])
    of_lines = {"E, line by line": E, "dE/dp, line by line": gradient}
    return of_lines | {"E, fused": E_fused, "dE/dp, fused": gradient_fused, "graphs compiled": graphs}


def telling(_: Start, measured: Quantities) -> Quantities:
    """Return how often the compiler compiles, which shows what makes it compile again."""
    return {f"graphs compiled for {name}": n for name, n in zip(CALLS, measured["graphs compiled"], strict=True)}


def many_points(start: Start) -> tuple[Array, Array]:
    """Return rotated copies of the circles, so that no two points are the same."""
    angles = np.linspace(0, np.pi / 2, COPIES, endpoint=False)
    turned = [start.X @ np.array([[np.cos(t), -np.sin(t)], [np.sin(t), np.cos(t)]]) for t in angles]
    return np.concatenate(turned), np.tile(start.y, COPIES)


def lacks() -> str:
    """Return what `torch.compile` needs and this machine lacks."""
    compiler = os.environ.get("CXX", "g++")  # the compiler that torch itself uses
    if sys.platform != "linux":
        return "torch.compile is tried on Linux only: elsewhere it is not known whether the compiler has OpenMP"
    if shutil.which(compiler) is None:
        return f"torch.compile needs a C++ compiler, and there is no {compiler} here"
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        return "torch.compile needs Python's header files, and there is no Python.h here"
    return ""


TOPIC = Topic(
    place=(5, 3),
    formulas=r"""E = \sum_{\text{blocks}} E_{\text{block}}
        \frac{dE}{dp} = \sum_{\text{blocks}} \frac{dE_{\text{block}}}{dp}""",
    does=("one pass over blocks of points", "kernel fusion: `torch.compile`"),
    core=(("def fused",), ("E = torch.compile",)),
    deeper=(BACKWARDS, MODULE),
    timed=("line_by_line", "fused"),
    once="with what is compiled at the first call",
    axes={"graphs compiled": (tuple(CALLS),)},
    mistake=Mistake(
        what="Whole blocks only",
        why="The number of points is no multiple of the block size, and the loop ends with the last whole block. The "
        "loss lacks the remaining points. Loops over blocks go wrong at their end, and tests of 1,024 or 4,096 "
        "points do not see it.",
        right="for start in range(0, len(y), BLOCK):",
        wrong="for start in range(0, len(y) - BLOCK + 1, BLOCK):",
    ),
)
