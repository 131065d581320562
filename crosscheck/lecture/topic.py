"""A topic: one question, put to the code by hand and to the code in torch in the same words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.figures.style import Figure
from crosscheck.homework.circles.contract import NAMES, Array
from crosscheck.homework.circles.data import load_circles

SPREAD = 1.0  # standard deviation of the parameters of a random start; it has no symmetry that could hide a mistake

NODES = ("node 1", "node 2", "node 3", "node 4")
CHAPTERS = (
    "The network and its gradient",
    "Steps of descent",
    "Random numbers and the points",
    "More derivatives, and checks",
    "Memory, digits, speed, and long runs",
)

# The code of a second hidden layer, H = φ(W G + c): forwards and backwards by hand, and in a torch module.
FORWARDS = "H = phi(W @ G + c)"
BACKWARDS = f"""{FORWARDS}
dE_dH = np.outer(u, dE_dz)
dE_dr = dE_dH * H * (1 - H)
dE_dW = dE_dr @ G.T
dE_dc = dE_dr.sum(axis=1)
dE_dG = W.T @ dE_dr"""
MODULE = """self.second = nn.Linear(4, 4)
H = torch.sigmoid(self.second(G))"""

Numbers: TypeAlias = npt.NDArray[Any]
Axis: TypeAlias = str | tuple[str, ...]  # a word for its entries, as in "step 3", or a name for each, as in "v32"
USUAL: Mapping[int, Axis] = {4: NODES, 17: NAMES, 500: "point"}  # by number of entries


class Start(NamedTuple):
    """The start of both sides; all other random numbers come from the seed."""

    params: Array  # (17,)
    X: Array  # (500, 2)
    y: Array  # (500,)
    seed: int

    @property
    def given(self) -> tuple[Array, Array, Array]:
        """The first arguments of most functions of a topic: params, X and y."""
        return self.params, self.X, self.y


def random_start(seed: int) -> Start:
    """Draw parameters from a normal distribution; the points are the circles."""
    X, y = load_circles()
    return Start(np.random.default_rng(seed).normal(scale=SPREAD, size=len(NAMES)), X, y, seed)


class Side(NamedTuple):
    """One of the two codes."""

    name: Literal["by hand", "torch"]
    code: Any  # the module `manual.topics.TOPIC` or `torch_ref.topics.TOPIC`
    given: Callable[[Numbers], Any]  # converts an array for this side: a copy, or a tensor

    def arrays(self, *arrays: Numbers) -> tuple[Any, ...]:
        """Return the arrays as this side computes with them."""
        return tuple(map(self.given, arrays))

    @property
    def source(self) -> str:
        """The text of the side's file."""
        return Path(self.code.__file__).read_text(encoding="utf-8")

    @property
    def path(self) -> str:
        """The side's file, relative to the project."""
        return f"{self.code.__name__.replace('.', '/')}.py"


class Allowed(NamedTuple):
    """The tolerance of a quantity, one number or one for each entry, and the reason for it."""

    difference: float | Numbers
    reason: str


BIT_FOR_BIT = Allowed(0.0, "bit for bit")
YES_OR_NO = {0.0: "no", 1.0: "yes"}

Quantities: TypeAlias = Mapping[str, Any]  # by name: arrays, tensors or numbers


@dataclass(frozen=True)
class Mistake:
    """A mistake that people make: a small change to the code of the first side that contains `right`.

    The changed code is run, to show the effect on the numbers.
    """

    what: str  # the mistake, as a short heading
    why: str  # its cause and its effect, in a few sentences
    right: str  # a piece of that side's file; it occurs there once
    wrong: str  # what people write instead

    def changed(self, both: Sequence[Side]) -> Side:
        """Return the side whose code it changes; the last side if none contains it."""
        return next((side for side in both if self.right in side.source), both[-1])

    def made_in(self, source: str) -> str:
        """Return the source with the mistake in it. ValueError if `right` does not occur there exactly once."""
        if source.count(self.right) != 1:
            raise ValueError(f"{self.right!r} occurs in the code {source.count(self.right)} times, expected once")
        return source.replace(self.right, self.wrong)


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One thing that a framework automates.

    Its file under `topics/` begins with the question of a lecture. The file has the functions `measure`, `telling`,
    `allowed`, `lacks` and `draw`, the exercises, and all else in `TOPIC`; `crosscheck.lecture.topics` puts them
    together. Code in texts is between backticks.
    """

    place: tuple[int, int]  # its chapter of the course, from 1 on, and its place in the chapter
    formulas: str  # its formulas in LaTeX: a line for each, or `\qquad` between two
    does: tuple[str, str]  # what you write by hand, and the part of a framework that does it
    core: tuple[tuple[str, ...], tuple[str, ...]]  # the beginnings of the lines that it is about, by hand and in torch
    mistake: Mistake
    deeper: tuple[str, str] = ("", "")  # the lines that another hidden layer adds, by hand and in torch
    axes: Mapping[str, tuple[Axis, ...]] = field(default_factory=dict)  # axes that are not USUAL, by quantity
    means: Mapping[str, Mapping[float, str]] = field(default_factory=dict)  # words for numbers of a quantity
    timed: tuple[str, ...] = ()  # functions of params, X and y, whose times over the number of points are drawn
    once: str = ""  # not empty if it is too slow for a second run; says what the time of its one run includes
    notebook: int | None = None  # the number of the course's notebook about it
    exercises: Mapping[str, Callable[..., Any]] = field(default_factory=dict)  # the exercises of its notebook, by name

    name: str = ""  # also the name of its files
    question: str = ""
    #: Call one side's code from a start; return the quantities that must be equal, by name.
    measure: Callable[[Side, Start], Quantities] = lambda side, start: {}
    #: Return the three to six numbers that carry the topic's point, by description, from one side's quantities.
    telling: Callable[[Start, Quantities], Quantities] = lambda start, measured: {}
    #: Return how far quantities may differ, from the start and the quantities by hand; those that it does not name
    #: must be equal bit for bit. A topic without it allows twice the rounding errors that `bounded` finds.
    allowed: Callable[[Start, Quantities], Mapping[str, Allowed]] | None = None
    #: Return why the topic cannot be measured on this machine; "" if it can.
    lacks: Callable[[], str] = lambda: ""
    #: Draw its picture; its docstring is the caption, which says what the picture shows from any start.
    draw: Callable[[Start], Figure] | None = None

    @property
    def caption(self) -> str:
        """What its picture shows; "" if it has none."""
        return " ".join((self.draw.__doc__ or "").split()) if self.draw else ""

    @property
    def chapter(self) -> str:
        """The title of its chapter."""
        return CHAPTERS[self.place[0] - 1]
