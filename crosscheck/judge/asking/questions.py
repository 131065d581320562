"""What one function is asked, with its calls and the reference's answers: made once for all submissions of an examination."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from operator import attrgetter, methodcaller
from typing import Any, TypeAlias

import numpy as np

from crosscheck.homework.network import NetworkExamination
from crosscheck.homework.parts import Function
from crosscheck.homework.variations import Change, Sequenced
from crosscheck.submissions.probes import Probe

Arguments: TypeAlias = tuple[Any, ...]
OF_ONE_POINT = 16  # points of a probe up to which a function of one point is asked, by as many calls
IN_PLACE = 2  # points at which it is asked in place
EXAMINATIONS = 12  # whose questions are kept, for each of their functions and shapes of labels


class Questions:
    """The questions of an examination that suit a function; `column`: labels are passed as (N, 1) if a probe does not say it."""

    def __init__(self, examination: NetworkExamination, function: Function, column: bool) -> None:
        self._function = function
        # Nobody changes their arguments.
        self.calls = cache(lambda probe: function.calls(probe.params, probe.X, probe.y))
        self.keys = cache(lambda probe: [key(args) for args in self.calls(probe)])  # the keys of a probe's calls
        self.probes = self._suitable(examination.probes)  # the most telling first
        # What is asked on the same arrays, changed in place, and at points that are integers.
        sequences = [_suited(one, function, column) for one in examination.sequences]
        self.short = sequences[0] if sequences else ()
        self.long = [] if function.of_one_point else sequences[1:]
        self.whole = [replace(probe, y=probe.y.reshape(_shape(column))) for probe in examination.of_whole_numbers]

    def _suitable(self, probes: Iterable[Probe]) -> list[Probe]:
        """Leave out large questions to a function of one point, and those whose points a larger one has."""
        if not self._function.of_one_point:
            return list(probes)
        few = [probe for probe in probes if len(probe.X) <= OF_ONE_POINT and not probe.column]
        asked: set[Hashable] = set()
        kept = []
        for probe in sorted(few, key=lambda probe: -len(probe.X)):
            keys = set(self.keys(probe))
            if not keys <= asked:
                kept.append(probe)
            asked |= keys
        return [probe for probe in few if probe in kept]


#: The questions to a function: the same for all submissions.
questions_to = lru_cache(maxsize=EXAMINATIONS)(Questions)


def key(args: Sequence[object]) -> Hashable:
    """Return a key that distinguishes calls: a list is no array."""
    arrays = [*map(np.asarray, args)]
    return (*map(type, args), *map(attrgetter("shape", "dtype"), arrays), *map(methodcaller("tobytes"), arrays))


def _suited(sequence: Sequenced, function: Function, column: bool) -> Sequenced:
    """Fit a sequence to a function: only its own arguments change, points are few if it takes one, labels have their shape."""
    points = slice(IN_PLACE if function.of_one_point else None)
    kept = [one for one in sequence if one[0] is not Change.LABELS or function.slot("labels") is not None]
    return tuple((change, replace(p, X=p.X[points], y=p.y[points].reshape(_shape(column)))) for change, p in kept)


def _shape(column: bool) -> tuple[int, ...]:
    return (-1, 1) if column else (-1,)
