"""The cost of asking a function, in processor seconds: how much a verdict may spend, and which questions fit into it.

With wall time, a verdict would depend on how busy the machine is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

import numpy as np

from crosscheck.submissions.outcomes import Calls

# Questions may cost as much as the homework's asserts of the function, and at least this.
FREE_SECONDS = 0.05
FAR = 5  # A call so many times slower than expected may have compiled something. It is repeated.

Question = TypeVar("Question")
Shapes: TypeAlias = tuple[type | tuple[int, ...], ...]  # of a call's arguments, and their types


@dataclass
class Cost:
    """The cost of a call by its number of points, estimated from earlier calls.

    The first call with arguments of new shapes may compile code. It counts as the cheapest call of these shapes does.
    """

    _points: int | None  # place of the points among the arguments; None if each call is of one point
    _least: dict[tuple[int, Shapes], float] = field(default_factory=dict)  # seconds, by number of points and shapes
    _estimates: dict[int, float] = field(default_factory=dict)  # seconds, by number of points, since the latest call
    _others: float = 0.0  # seconds of all calls except the first of each shape
    _asserts: tuple[int, float] = (0, 0.0)  # of the homework's asserts: the number of shapes, and `_others`

    def note(self, calls: Calls, seconds: Iterable[float]) -> list[bool]:
        """Record calls. Return which are slow and the first of their shapes: they may have compiled something."""
        dear = []
        for key, took in zip(self._keys(calls), seconds, strict=True):
            least = self._least.get(key)
            dear.append(least is None and took > FREE_SECONDS)
            self._others += took if least is not None else 0.0
            self._least[key] = took if least is None else min(took, least)
        self._estimates.clear()
        return dear

    def stands_out(self, args: Sequence[Any]) -> bool:
        """Return whether calls of this one's shapes are far slower than other calls predict."""
        (key,) = self._keys([args])
        others = {other: seconds for other, seconds in self._least.items() if other != key}
        return 0 < FAR * _estimate(key[0], others) < self._least[key]

    def _keys(self, calls: Calls) -> list[tuple[int, Shapes]]:
        shapes: list[Shapes] = [(*map(type, args), *map(np.shape, args)) for args in calls]
        points = [1 if self._points is None else len(args[self._points]) for args in calls]
        return list(zip(points, shapes, strict=True))

    def end_of_asserts(self) -> None:
        """Record that all calls so far were the homework's own asserts."""
        self._asserts = len(self._least), self._others

    def of(self, points: int) -> float:
        """Estimate the seconds of a call."""
        if points not in self._estimates:
            self._estimates[points] = _estimate(points, self._least)
        return self._estimates[points]

    @property
    def free(self) -> float:
        """Return the seconds that another round may take: those of the homework's asserts, at least `FREE_SECONDS`."""
        firsts, others = self._asserts
        return max(FREE_SECONDS, others + sum([*self._least.values()][:firsts]))

    @property
    def left(self) -> float:
        """Return the seconds that are left after the questions so far."""
        firsts, others = self._asserts
        return self.free - (self._others - others) - sum([*self._least.values()][firsts:])


def _estimate(points: int, known: Mapping[tuple[int, Shapes], float]) -> float:
    """Estimate the seconds of a call: interpolate linearly between known sizes, and scale beyond the largest."""
    if not known:
        return 0.0
    least: dict[int, float] = {}
    for (size, _), seconds in known.items():
        least[size] = min(seconds, least.get(size, seconds))
    sizes = sorted(least)
    return float(np.interp(points, sizes, [least[size] for size in sizes])) * max(1.0, points / sizes[-1])


def affordable(priced: Iterable[tuple[Question, float]], seconds: float) -> Sequence[Question]:
    """Return the questions that fit into the seconds. Earlier ones are preferred: the most telling come first."""
    chosen = []
    for question, price in priced:
        if price <= seconds:
            seconds -= price
            chosen.append(question)
    return chosen
