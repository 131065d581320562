"""What asking a function costs, in processor seconds: how much a verdict may spend, and which questions that affords.

Wall time would let a verdict depend on how busy the machine is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import numpy as np

# Questions may cost as much as the function's own asserts in the homework, or this if these cost less.
FREE_SECONDS = 0.05
FAR = 5  # times slower than expected: the call may have compiled, and is repeated

Question = TypeVar("Question")
Shapes: TypeAlias = tuple[type | tuple[int, ...], ...]  # of a call's arguments, and their types


@dataclass
class Cost:
    """What one call costs by the number of its points, estimated from earlier calls.

    The first call with arguments of new shapes may compile what the others use: it is counted as what the cheapest of them costs.
    """

    _points: int | None  # place of the points among the arguments; None if each call is of one point
    _least: dict[tuple[int, Shapes], float] = field(default_factory=dict)  # seconds, by number of points and shapes
    _estimates: dict[int, float] = field(default_factory=dict)  # seconds, by number of points, since the latest call
    _others: float = 0.0  # seconds of all calls but the first of each
    _asserts: tuple[int, float] = (0, 0.0)  # of the homework's own: how many shapes, and seconds of others

    def note(self, args: Sequence[Any], seconds: float) -> bool:
        """Take one more call into account; return whether it is slow and the first of its shapes, which may have compiled."""
        key = self._key(args)
        least = self._least.get(key)
        self._others += seconds if least is not None else 0.0
        self._least[key] = seconds if least is None else min(seconds, least)
        self._estimates.clear()
        return least is None and seconds > FREE_SECONDS

    def stands_out(self, args: Sequence[Any]) -> bool:
        """Return whether calls of this one's shapes are far slower than other calls predict."""
        key = self._key(args)
        others = {other: seconds for other, seconds in self._least.items() if other != key}
        return 0 < FAR * _estimate(key[0], others) < self._least[key]

    def _key(self, args: Sequence[Any]) -> tuple[int, Shapes]:
        points = 1 if self._points is None else len(args[self._points])
        return points, (*map(type, args), *map(np.shape, args))

    def end_of_asserts(self) -> None:
        """Note that all calls so far were the homework's own asserts."""
        self._asserts = len(self._least), self._others

    def of(self, points: int) -> float:
        """Estimate a call."""
        if points not in self._estimates:
            self._estimates[points] = _estimate(points, self._least)
        return self._estimates[points]

    @property
    def free(self) -> float:
        """Return the seconds that another round may take: those of the homework's own asserts, or `FREE_SECONDS`."""
        firsts, others = self._asserts
        return max(FREE_SECONDS, others + sum([*self._least.values()][:firsts]))

    @property
    def left(self) -> float:
        """Return the seconds that are left after the questions so far."""
        firsts, others = self._asserts
        return self.free - (self._others - others) - sum([*self._least.values()][firsts:])


def _estimate(points: int, known: Mapping[tuple[int, Shapes], float]) -> float:
    """Estimate a call: on the line between its neighbours; in proportion to the points beyond them."""
    if not known:
        return 0.0
    least: dict[int, float] = {}
    for (size, _), seconds in known.items():
        least[size] = min(seconds, least.get(size, seconds))
    sizes = sorted(least)
    return float(np.interp(points, sizes, [least[size] for size in sizes])) * max(1.0, points / sizes[-1])


def affordable(priced: Iterable[tuple[Question, float]], seconds: float) -> Sequence[Question]:
    """Return the questions that fit into the seconds, in the order in which they are given: the most telling first."""
    chosen = []
    for question, price in priced:
        if price <= seconds:
            seconds -= price
            chosen.append(question)
    return chosen
