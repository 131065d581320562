"""What a wrong function's pictures show: where its outputs are 1/2, and its own loss beside the slope that its gradient gives."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import numpy as np

from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.asking.questioning import Student
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Boundary, Scan, Segment

ACROSS = 25  # points of the grid along each coordinate
MARGIN = 1.25  # how much farther than the homework's points the grid reaches
OFFSETS = tuple(float(offset) for offset in np.linspace(-0.5, 0.5, 7))  # those of the homework's own scans
DECIMALS = 3  # of a segment's ends


def boundary(student: Student, e: Evidence) -> Boundary | None:
    """Ask a wrong network of two coordinates on a grid, at the homework's parameters; None if that is too dear or fails."""
    params, X = e.homework.data.initial, e.homework.data.X
    calls, points = (ACROSS**2, 1) if e.function.of_one_point else (1, ACROSS**2)
    if X.shape[1] != 2 or calls * e.cost.of(points) > e.cost.free:
        return None
    reach = float(np.ceil(MARGIN * np.abs(X).max()))
    along = np.linspace(-reach, reach, ACROSS)
    grid = np.array([(x, y) for y in along for x in along])
    outcomes = student.call_each(e.function.name, e.function.calls(params, grid, np.zeros(len(grid))))
    obtained = _numbers(outcomes)
    if obtained.size != len(grid):
        return None
    expected = e.homework.reference.values(params, grid, np.zeros(len(grid)))[e.function.name]
    mine, right = (tuple(_crossings(along, p.reshape(ACROSS, ACROSS))) for p in (obtained, expected))
    return Boundary(e.homework.globals["initial"], reach, mine, right)


def scans(student: Student, e: Evidence, blocks: Sequence[str], objective: Evidence) -> tuple[Scan, ...]:
    """Scan the submission's own loss as the homework does, in each wrong block along the parameter that is farthest off.

    There are none where the loss is too dear, or is not finite.
    """
    homework, answers = e.homework, [a for a in e.answers if a.probe.kind == "homework" and a.value is not None]
    if not (blocks and answers):
        return ()
    probe, slopes, error = answers[0].probe, np.asarray(answers[0].value), answers[0].error
    positions = np.arange(len(homework.parameters))
    of_blocks = [positions[homework.parameters.blocks[name]] for name in blocks]
    farthest = [int(block[np.argmax(error[block])]) for block in of_blocks]
    if len(farthest) * len(OFFSETS) * objective.cost.of(len(probe.X)) > objective.cost.free:
        return ()
    moved = [probe.params + offset * (positions == i) for i in farthest for offset in OFFSETS]
    calls = [objective.function.calls(params, probe.X, probe.y)[0] for params in moved]
    losses = _numbers(student.call_each(objective.function.name, calls))
    if losses.size != len(calls) or not np.isfinite([*losses, *slopes[farthest]]).all():
        return ()
    each = zip(farthest, losses.reshape(-1, len(OFFSETS)).tolist(), strict=True)
    return tuple(
        Scan(objective.function.name, homework.parameters.names[i], OFFSETS, tuple(own), float(slopes[i]))
        for i, own in each
    )


def _numbers(outcomes: Sequence[Returned | Failed]) -> Array:
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    return np.concatenate([np.zeros(0), *values])


def _crossings(along: Array, p: Array) -> Iterator[Segment]:
    """Yield where p is 1/2: in each cell from one crossed side to another, linear along the sides (marching squares)."""
    above, sides = p > 0.5, [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    for i, j in itertools.product(range(len(along) - 1), repeat=2):
        ends: list[float] = []
        for (i1, j1), (i2, j2) in itertools.pairwise((i + di, j + dj) for di, dj in sides):
            if above[i1, j1] != above[i2, j2]:
                share = (0.5 - p[i1, j1]) / (p[i2, j2] - p[i1, j1])
                ends += [along[j1] + share * (along[j2] - along[j1]), along[i1] + share * (along[i2] - along[i1])]
        for k in range(0, len(ends), 4):
            if np.isfinite(ends[k : k + 4]).all():
                x1, y1, x2, y2 = (round(float(end), DECIMALS) for end in ends[k : k + 4])
                yield x1, y1, x2, y2
