"""One picture for each topic that a picture says better; `manual/topics` and `torch_ref/topics` have its codes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol

from crosscheck.automates.topic import Start, random_start
from crosscheck.figures.svg import inline

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: The topics that have a picture, in the order in which a course takes them up.
NAMES = (
    "forward",
    "stable_loss",
    "optimizers",
    "schedules",
    "randomness",
    "initialization",
    "mini_batches",
    "accumulation",
    "regularization",
    "ensembles",
    "second_derivatives",
    "gradient_checking",
    "checkpointing",
    "precision",
    "resuming",
)


class Picture(Protocol):
    """What the module of a topic offers."""

    SAYS: str  # what the picture shows, in words, from any start

    def draw(self, start: Start) -> Figure:
        """Draw it."""


def figure(name: str, seed: int = 1) -> Figure:
    """Draw a topic's picture, from the random start of that seed.

    Raises
    ------
    CannotJudgeError
        If the picture needs torch, which is not installed.
    """
    return _picture(name).draw(random_start(seed))


def says(name: str) -> str:
    """Return what a topic's picture shows, in words: its caption."""
    return _picture(name).SAYS


def svg(name: str, seed: int = 1) -> str:
    """Return a topic's picture as an `<svg>` element, to stand in a page: as wide as its column, on a light background."""
    return inline(figure(name, seed), name, says(name))


def _picture(name: str) -> Picture:
    return import_module(f"{__name__}.{name}")
