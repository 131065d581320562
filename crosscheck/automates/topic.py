"""What a topic is: one question, asked of the code by hand and of the code in torch in the same words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.data import load_circles

SPREAD = 1.0  # of the parameters of a random start, which has no symmetry that could hide a mistake
EPS = 2.0**-52  # one unit in the last place of 1

NODES = ("node 1", "node 2", "node 3", "node 4")
COORDINATES = ("x1", "x2")

Numbers: TypeAlias = npt.NDArray[Any]
Axis: TypeAlias = str | tuple[str, ...]  # entries along it are counted, as in "step 3", or named, as in "v32"


@dataclass(frozen=True)
class Start:
    """Where both sides begin.

    Attributes
    ----------
    params : array of shape (17,)
    X : array of shape (500, 2)
    y : array of shape (500,)
    seed : int
        Of whatever else is drawn.
    """

    params: Array
    X: Array
    y: Array
    seed: int


def random_start(seed: int) -> Start:
    """Draw parameters from a normal distribution; the points are the circles."""
    X, y = load_circles()
    return Start(np.random.default_rng(seed).normal(scale=SPREAD, size=len(NAMES)), X, y, seed)


@dataclass(frozen=True)
class Side:
    """One of the two codes.

    Attributes
    ----------
    name : "by hand" or "torch"
    code : module
        `manual.topics.TOPIC` or `torch_ref.topics.TOPIC`.
    given : callable
        Turns an array into what this side computes with: itself, or a tensor of its own.
    """

    name: Literal["by hand", "torch"]
    code: Any
    given: Callable[[Numbers], Any]

    def arrays(self, *arrays: Numbers) -> tuple[Any, ...]:
        """Return the arrays as this side computes with them."""
        return tuple(map(self.given, arrays))


@dataclass(frozen=True)
class Allowed:
    """How far two entries of a quantity may lie apart: a number, or one for each entry; and the reason for it."""

    difference: float | Numbers
    reason: str


BIT_FOR_BIT = Allowed(0.0, "bit for bit")
YES_OR_NO = MappingProxyType({0.0: "no", 1.0: "yes"})


@dataclass(frozen=True)
class Mistake:
    """A mistake that people make: a small change to one side's code, which is run to see what it does to the numbers.

    Attributes
    ----------
    what : str
        What people do, as a short heading.
    why : str
        Why they do, and what comes of it, in a few sentences.
    side : "by hand" or "torch"
        Whose code is changed.
    right, wrong : str
        A piece of the file of that side, which stands there once, and what people write in its place.
    """

    what: str
    why: str
    side: Literal["by hand", "torch"]
    right: str
    wrong: str


@dataclass(frozen=True)
class Topic:
    """One thing that a framework automates.

    Attributes
    ----------
    name : str
        Also that of both files.
    question : str
        What a lecture asks.
    you_write, framework_does : str
        What there is to write by hand, and what the framework has for it; code is between backticks.
    measure : callable
        Calls one side's code from a start, and returns what must be equal by its name: arrays, tensors or numbers.
    allowed : callable
        Takes the start and what was measured by hand; returns how far each quantity may differ.
    mistake : Mistake
    axes : mapping of str to tuple of Axis
        What the entries of a quantity of more than one are; an axis that is called "step" is looked through in its order.
    lacks : callable
        Returns why the topic cannot be measured on this machine; "" if it can.
    slow : bool
        Whether it takes seconds.
    once : str
        Of a topic that is too slow for a second run, what the seconds of its one run include; "" of all others.
    means : mapping of str to mapping of float to str
        What numbers of a quantity stand for, in words.
    """

    name: str
    question: str
    you_write: str
    framework_does: str
    measure: Callable[[Side, Start], Mapping[str, Any]]
    allowed: Callable[[Start, Mapping[str, Numbers]], Mapping[str, Allowed]]
    mistake: Mistake
    axes: Mapping[str, tuple[Axis, ...]] = field(default_factory=lambda: MappingProxyType({}))
    lacks: Callable[[], str] = lambda: ""
    slow: bool = False
    once: str = ""
    means: Mapping[str, Mapping[float, str]] = field(default_factory=lambda: MappingProxyType({}))
