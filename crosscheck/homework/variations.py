"""Variations of questions: with the same arrays, changed in place, and at integer points.

A descent passes the same array again and again, after ``params -= eta * gradient``. A cache whose key is the array's
identity, shape, sum or rounded values then returns an old answer, which is wrong. Integer points, such as the
homework's ``[0, 1]``, reveal a function that stores its results in an array of integers.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from crosscheck.homework.parts import Data
from crosscheck.submissions.probes import Probe

LARGE = (500, 150, 50)  # numbers of points of the long sequences; the longest one that is fast enough is asked
STEP = 0.01  # largest change of a parameter in a step
SLIGHT = 1e-9  # a change that a cache with rounded keys does not see

Sequenced: TypeAlias = tuple[tuple[str, Probe], ...]  # pairs of the change to the first question, or "", and a question
SLIGHTLY = PARAMS_SLIGHTLY, POINTS_SLIGHTLY = "params by 1e-9", "the points by 1e-9"
FEW_CHANGES = PARAMS, POINTS, LABELS = "params by a step", "the points' order", "the labels' order"


def in_place(probes: Sequence[Probe], data: Data) -> tuple[Sequenced, ...]:
    """Return a short sequence, and long ones from the longest to the shortest.

    Their parameters are small, so that nothing saturates after a change. No other question has as many points.
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
    return (_sequence(short), *(_sequence(start, FEW_CHANGES) for start in long))


def _sequence(start: Probe, changes: Sequence[str] = ()) -> Sequenced:
    """Return a question, then the question with each of the `changes` (all if empty), then the first question again."""
    params, at = start.params, np.arange(start.params.size)
    step, half = STEP * np.cos(at), params.size // 2
    changed = {  # the slight changes come first, right after the unchanged question
        PARAMS_SLIGHTLY: {"params": params + SLIGHT},
        POINTS_SLIGHTLY: {"X": start.X + SLIGHT},
        PARAMS: {"params": params - step},
        "the first half of params by a step": {"params": params - step * (at < half)},
        "the second half of params by a step": {"params": params - step * (at >= half)},
        "all params but the first and the last by a step": {"params": params - step * ((at > 0) & (at < at[-1]))},
        "params, in reverse order": {"params": params[::-1].copy()},
        POINTS: {"X": np.roll(start.X, 1, axis=0)},
        LABELS: {"y": np.roll(start.y, 1, axis=0)},
    }
    some = changes or changed
    each = ((one, replace(start, at=f"{start.at}, with {one} changed in place", **changed[one])) for one in some)
    return (("", start), *each, ("", start))


def of_whole_numbers(probes: Sequence[Probe]) -> tuple[Probe, ...]:
    """Return a question at integer points, with parameters that are no integers."""
    gentle = [probe for probe in probes if probe.gentle]
    return tuple(replace(p, at=f"{p.at}, whole numbers as points", X=np.rint(2 * p.X).astype(int)) for p in gentle[:1])
