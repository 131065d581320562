"""What is worth saying of a function that agrees: types and shapes that the homework's descent fails with, and the like."""

from __future__ import annotations

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.conduct.calls import HARMLESS_CHANGE
from crosscheck.mistakes import remarks as kinds
from crosscheck.verdict import Finding

# With which params -= eta * gradient fails, or what follows.
UNUSABLE = ("list", "tuple", "Tensor", "Series", "DataFrame")


def types(e: Evidence) -> list[Finding]:
    """Return what the homework's descent could not use of what is returned."""
    if e.role is Role.GRADIENT:
        unusable = _unusable_gradients(e)
        return [e.homework.finding(kinds.RETURN_TYPE, what=unusable[0])] if unusable else []
    return _of_one_number(e)


def side_remarks(e: Evidence) -> list[Finding]:
    """Return what a function does besides: arguments that it touches, questions that it was too slow for."""
    found = []
    harmless = [i for i, change in e.changed.items() if change <= HARMLESS_CHANGE]
    if harmless:
        names = list(e.function.arguments)
        found.append(e.homework.finding(kinds.CHANGES_ITS_ARGUMENTS, names=", ".join(names[i] for i in harmless)))
    most = max((a.probe.y.size for a in e.answers if a.fresh), default=1)
    if e.left_out and most < len(e.homework.data.y):
        found.append(e.homework.finding(kinds.LEFT_OUT, most=most))
    return found


def _of_one_number(e: Evidence) -> list[Finding]:
    finding = e.homework.finding
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
