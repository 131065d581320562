"""What asking a function costs, in processor seconds: how much a verdict may spend, and which questions that affords.

Wall time would let a verdict depend on how busy the machine is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np

# Questions may cost as much as the homework's own asserts of the function, or this where those cost less.
FREE_SECONDS = 0.05

Question = TypeVar("Question")


@dataclass
class Cost:
    """What one call costs by the number of its points, as far as calls have shown."""

    least: dict[int, float] = field(default_factory=dict)  # seconds: the first call of all warms up
    spent: float = 0.0  # seconds
    by_asserts: float = 0.0  # seconds, of the homework's own asserts

    def note(self, points: int, seconds: float) -> None:
        """Take one more call into account."""
        self.least[points] = min(seconds, self.least.get(points, seconds))
        self.spent += seconds

    def of(self, points: int) -> float:
        """Estimate a call: on the line between its neighbours; in proportion to the points beyond them."""
        if not self.least:
            return 0.0
        sizes = sorted(self.least)
        within = float(np.interp(points, sizes, [self.least[size] for size in sizes]))
        return within * max(1.0, points / sizes[-1])

    @property
    def free(self) -> float:
        """Return the seconds that one more round of questions may take."""
        return max(FREE_SECONDS, self.by_asserts)


def affordable(priced: Iterable[tuple[Question, float]], seconds: float) -> Sequence[Question]:
    """Return each question that is not dearer than what is left of the seconds, the most telling first.

    Parameters
    ----------
    priced : iterable of (question, seconds)
        In the order of what they tell.
    seconds : float
        What all of them may cost.
    """
    chosen = []
    for question, price in priced:
        if price <= seconds:
            seconds -= price
            chosen.append(question)
    return chosen
