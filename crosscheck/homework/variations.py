"""Variations of questions: on the same arrays, changed in place, and at integer points.

A descent calls with the same array again and again, with ``params -= eta * gradient`` between. What keeps an answer under the
arrays' identity, shape, sum or rounded values returns it then, where it is not right any more. Points of whole numbers, such as
the homework's ``[0, 1]``, show what is computed in an array of integers.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from crosscheck.homework.parts import Data
from crosscheck.submissions.probes import Probe

LARGE = (500, 150, 50)  # points of the long sequences: the first that is not too dear is asked
STEP = 0.01  # by which a step moves each parameter at most
SLIGHT = 1e-9  # by which numbers move that are the same once they are rounded


class Change(StrEnum):
    """What was changed since the first call of a sequence."""

    NOTHING = "nothing"
    SLIGHT = "params by 1e-9"  # the slight changes come first, right after the question that they are close to
    SLIGHT_POINTS = "the points by 1e-9"
    STEP = "params by a step"
    FIRST_HALF = "the first half of params by a step"
    SECOND_HALF = "the second half of params by a step"
    INNER = "all params but the first and the last by a step"
    REVERSED = "params, in reverse order"
    POINTS = "the points' order"
    LABELS = "the labels' order"


Sequenced: TypeAlias = tuple[tuple[Change, Probe], ...]  # the first and the last with nothing changed
ALL = tuple(change for change in Change if change is not Change.NOTHING)
SLIGHTLY = frozenset({Change.SLIGHT, Change.SLIGHT_POINTS})
FEW_CHANGES = (Change.STEP, Change.POINTS, Change.LABELS)


def in_place(probes: Sequence[Probe], data: Data) -> tuple[Sequenced, ...]:
    """Return a short sequence, and long ones from the longest to the shortest.

    They start where parameters are small, so that nothing saturates however they are moved, and have numbers of points that
    no other question has.
    """
    gentle = [probe for probe in probes if probe.gentle]
    if len(gentle) < 2:
        return ()
    first, second = gentle[:2]
    X, y = np.concatenate((first.X, second.X)), np.concatenate((first.y, second.y))
    short = replace(first, at=f"small random parameters 1, {len(y)} points", X=X, y=y)
    sizes = [min(n, len(data.y)) for n in LARGE]
    told = "small random parameters 2, {} of the homework's points"
    long = [replace(second, at=told.format(n), X=data.X[:n], y=data.y[:n]) for n in sizes]
    return (_sequence(short, ALL), *(_sequence(start, FEW_CHANGES) for start in long))


def _sequence(start: Probe, changes: Sequence[Change]) -> Sequenced:
    params, at = start.params, np.arange(start.params.size)
    step, half = STEP * np.cos(at), params.size // 2
    changed = {
        Change.SLIGHT: {"params": params + SLIGHT},
        Change.SLIGHT_POINTS: {"X": start.X + SLIGHT},
        Change.STEP: {"params": params - step},
        Change.FIRST_HALF: {"params": params - step * (at < half)},
        Change.SECOND_HALF: {"params": params - step * (at >= half)},
        Change.INNER: {"params": params - step * ((at > 0) & (at < at[-1]))},
        Change.REVERSED: {"params": params[::-1].copy()},
        Change.POINTS: {"X": np.roll(start.X, 1, axis=0)},
        Change.LABELS: {"y": np.roll(start.y, 1, axis=0)},
    }
    each = ((one, replace(start, at=f"{start.at}, with {one} changed in place", **changed[one])) for one in changes)
    return ((Change.NOTHING, start), *each, (Change.NOTHING, start))


def of_whole_numbers(probes: Sequence[Probe]) -> tuple[Probe, ...]:
    """Return a question at points that are integers, beside parameters that are not."""
    gentle = [probe for probe in probes if probe.gentle]
    return tuple(replace(p, at=f"{p.at}, whole numbers as points", X=np.rint(2 * p.X).astype(int)) for p in gentle[:1])
