"""What is worth saying of a function that agrees: where it does not, what else it changes, how long it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.questioning import REQUIRES_GRAD, Evidence
from crosscheck.judge.explaining.behaviour import HARMLESS_CHANGE
from crosscheck.judge.explaining.finite_differences import EXCUSED
from crosscheck.mistakes import remarks as kinds
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import Finding

# With which params -= eta * gradient fails, or what follows.
UNUSABLE = ("list", "tuple", "Tensor", REQUIRES_GRAD, "Series", "DataFrame")
SLOW = 2.0  # seconds for one call on the homework's points


def side_remarks(e: Evidence) -> list[Finding]:
    """Return what a function does besides: types that it returns or refuses, arguments that it touches, how long it takes."""
    found = _types(e)
    if e.refused_list:
        point = next(name for name, slot in e.function.arguments.items() if slot in ("point", "points"))
        found.append(e.homework.finding(kinds.REFUSES_LIST, point=point))
    harmless = [i for i, change in e.changed.items() if change <= HARMLESS_CHANGE]
    if harmless:
        names = list(e.function.arguments)
        found.append(e.homework.finding(kinds.CHANGES_ITS_ARGUMENTS, names=", ".join(names[i] for i in harmless)))
    if e.seconds > SLOW:
        n_points = len(e.homework.data.y)
        found.append(e.homework.finding(kinds.VERY_SLOW, seconds=e.seconds, n_points=n_points))
    return found


def one_shape(e: Evidence, differing: Sequence[Answer]) -> Finding | None:
    """Return the remark that labels (N, 1) go right at every probe, and labels (N,) bring other numbers.

    The other way round it is no remark, since the homework itself passes columns: that is wrong.
    """
    if e.function.slot("labels") is None or not differing:
        return None
    columns = [a for a in e.ordinary if a.probe.column]
    flat = [a for a in e.ordinary if not a.probe.column and a.probe.y.size > 1]
    if columns and flat and all(a.agrees for a in columns) and not any(a.agrees for a in flat):
        return e.homework.finding(kinds.SHAPE_OF_LABELS, shape="(N, 1)", other="(N,)", why="")
    return None


def without_refused_shape(e: Evidence, flat_only: bool) -> tuple[Evidence, list[Finding]]:
    """Drop the answers to labels of one shape, (N,) or (N, 1), if it is always refused and the other works.

    Then the rest tells whether the formulas are right; the refusal is a remark. So it is if (N, 1) gives other numbers, and
    the submission's own program never passes it (`flat_only`).
    """
    if e.function.slot("labels") is None:
        return e, []
    columns = [a for a in e.answers if a.probe.column]
    flat = [a for a in e.answers if not a.probe.column and a.probe.y.size > 1]
    if flat_only and not all(a.agrees for a in columns):
        right = all(a.relative_error <= EXCUSED for a in flat if a.probe.ordinary)
        told = [e.homework.finding(kinds.SHAPE_OF_LABELS, shape="(N,)", other="(N, 1)", why="")] if right else []
        return replace(e, answers=[a for a in e.answers if a not in columns]), told
    for refused, other, shape, name in ((columns, flat, "(N,)", "(N, 1)"), (flat, columns, "(N, 1)", "(N,)")):
        all_refused = refused and all(isinstance(a.outcome, Failed) for a in refused)
        if all_refused and other and all(a.value is not None for a in other):
            kept = [a for a in e.answers if a not in refused and not isinstance(a.outcome, Failed)]
            told = [e.homework.finding(kinds.SHAPE_OF_LABELS, shape=shape, other=name, why=_why(refused[0]))]
            return replace(e, answers=kept), told
    return e, []


def _why(refused: Answer) -> str:
    """Quote what was raised, and where."""
    assert isinstance(refused.outcome, Failed)
    return f" At present: {refused.outcome.account}."


def _types(e: Evidence) -> list[Finding]:
    """Return what the homework's descent and asserts could not use of what is returned."""
    finding = e.homework.finding
    if e.role is Role.GRADIENT:
        unusable = _unusable_gradients(e)
        return [finding(kinds.RETURN_TYPE, what=unusable[0])] if unusable else []
    if REQUIRES_GRAD in e.types:
        return [finding(kinds.RETURN_TYPE_REQUIRES_GRAD)]
    if np.dtype(np.longdouble).name in e.dtypes - {"float64"}:
        return [finding(kinds.RETURN_TYPE_LONG_DOUBLE)]
    deepest = max(e.shapes, key=len, default=())
    if "complex" in e.types or any(dtype.startswith("complex") for dtype in e.dtypes):
        return [finding(kinds.RETURN_TYPE_SCALAR, what="a complex number")]
    sequences = e.types & {"list", "tuple"}
    if e.role is Role.OBJECTIVE and sequences:
        return [finding(kinds.RETURN_TYPE_UNPRINTABLE, what=f"a {min(sequences)}")]
    if e.role is Role.OBJECTIVE and deepest:
        return [finding(kinds.RETURN_TYPE_UNPRINTABLE, what=f"an array of shape {deepest}")]
    if len(deepest) > 1:
        return [finding(kinds.RETURN_TYPE_SCALAR, what=f"an array of shape {deepest}")]
    return []


def _unusable_gradients(e: Evidence) -> list[str]:
    n = len(e.homework.parameters)
    unusable = [f"a {name}" for name in UNUSABLE if name in e.types]
    unusable += ["complex numbers" for dtype in e.dtypes if dtype.startswith("complex")]
    return unusable + [f"an array of shape {shape}" for shape in e.shapes if shape != (n,) and np.prod(shape) == n]
