"""How do several processes share one descent?"""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from types import ModuleType
from typing import Any

import numpy as np

from crosscheck.automates.topic import Allowed, Mistake, Numbers, Quantities, Side, Start, Topic
from crosscheck.homework.circles.contract import NAMES
from crosscheck.rounding.descent import along_descent
from manual.by_hand import loss_gradient

RANKS, ETA, N_STEPS = 2, 0.001, 20


def measure(side: Side, start: Start) -> Quantities:
    """Descend in two processes."""
    with own_program_hidden():
        g, p = side.code.train(*side.arrays(*start.given), ETA, N_STEPS)
    return {"g": g, "p": p}


def telling(start: Start, measured: Mapping[str, Numbers]) -> dict[str, Any]:
    """What the processes exchange, beside the gradient of one process alone."""
    g, p = measured["g"], measured["p"]
    whole = loss_gradient(start.params, start.X, start.y)
    return {
        "gradient of one process alone, its norm": np.linalg.norm(whole),
        "average over two processes, its norm": np.linalg.norm(g[0, 0]),
        "bytes that a process sends at each step": g[0, 0].nbytes,
        "largest difference between the processes' parameters at the end": np.abs(p[-1, 0] - p[-1, 1]).max(),
    }


@contextmanager
def own_program_hidden() -> Iterator[None]:
    """Keep new processes from running this one's program: they would, and not every one has its `if __name__ == ..`."""
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def allowed(start: Start, _: Quantities) -> dict[str, Allowed]:
    """Allow each side its rounding errors: an average over two ranks is half of the gradient of the sum."""
    steps = along_descent(*start.given, ETA / RANKS, N_STEPS)
    g = np.array([step.gradient / RANKS for step in steps[:-1]])
    p = np.array([step.params for step in steps])
    reason = "two rounding errors, carried along the descent as in crosscheck/rounding/descent.py"
    return {"g": Allowed(2 * g[:, np.newaxis], reason), "p": Allowed(2 * p[:, np.newaxis], reason)}


def lacks() -> str:
    """Return what the processes could not exchange gradients with."""
    if os.name != "posix":
        return "that the ranks meet on the loopback is tried on Linux and macOS only"
    if find_spec("torch") is not None:
        from torch import distributed

        if not (distributed.is_available() and distributed.is_gloo_available()):
            return "this torch was built without gloo, by which its processes exchange gradients"
    return ""


TOPIC = Topic(
    place=(5, 5),
    you_write="two processes and a pipe",
    framework_does="`DistributedDataParallel`",
    mistake=Mistake(
        what="The model is called, and not its wrapper",
        why="`DistributedDataParallel` prepares the exchange of gradients when the wrapper is called. If the model "
        "itself is called there is no exchange, and no error: each process trains a network of its own on its share of "
        "the points.",
        right='nn.BCEWithLogitsLoss(reduction="sum")(parallel(X), y).backward()',
        wrong='nn.BCEWithLogitsLoss(reduction="sum")(model(X), y).backward()',
    ),
    axes={"g": ("step", "rank", NAMES), "p": ("step", "rank", NAMES)},
    once="with the start of two processes, which import what they need",
)
