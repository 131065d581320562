"""What is worth saying of a function that agrees: where it does not, what else it changes, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from crosscheck.judge.asking.questioning import GRADED, Answer, Evidence
from crosscheck.judge.explaining.behaviour import ARGUMENTS, HARMLESS_CHANGE
from crosscheck.judge.explaining.finite_differences import EXCUSED
from crosscheck.judge.explaining.saturation import saturation, unexplained
from crosscheck.mistakes.messages import finding
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding

UNUSABLE = ("list", "tuple", "Tensor", GRADED, "Series", "DataFrame")  # params -= eta * gradient fails, or what follows
SLOW = 2.0  # seconds for one call on the 500 points


@dataclass(frozen=True)
class Excused:
    """The remarks, and whether they account for every difference at ordinary probes."""

    remarks: list[Finding]
    all_differences: bool


def remarks(e: Evidence, differing: list[Answer]) -> Excused:
    """Collect what agrees but not everywhere, not with every type, or not without side effects."""
    found: list[Finding] = []
    one_shape = _one_shape(e, differing)
    if one_shape is not None:
        found.append(one_shape)
    elif not differing and not unexplained(e):
        found += saturation(e)
    found += _types(e)
    if e.refused_list:
        found.append(finding("refuses-list"))
    harmless = [i for i, change in e.changed.items() if change <= HARMLESS_CHANGE]
    if harmless:
        names = ARGUMENTS[e.function]
        found.append(finding("changes-its-arguments", names=", ".join(names[i] for i in harmless)))
    if e.seconds > SLOW:
        found.append(finding("very-slow", seconds=e.seconds))
    return Excused(found, one_shape is not None)


def _one_shape(e: Evidence, differing: list[Answer]) -> Finding | None:
    """Tell that labels (N, 1) go right at every probe, and labels (N,) give other numbers.

    The other way round it is no remark, since the homework itself passes (500, 1): that is wrong.
    """
    if e.function == "network" or not differing:
        return None
    columns = [a for a in e.ordinary if a.probe.column]
    flat = [a for a in e.ordinary if not a.probe.column and a.probe.y.size > 1]
    if columns and flat and all(a.agrees for a in columns) and not any(a.agrees for a in flat):
        return finding("shape-of-y", shape="(N, 1)", other="(N,)", why="")
    return None


def without_refused_shape(e: Evidence, flat_only: bool = False) -> tuple[Evidence, list[Finding]]:
    """Set the answers to labels of one shape aside if it is refused throughout, with an exception, and the other is not.

    Then the rest tells whether the formulas are right; the refusal is a remark. So it is if (N, 1) gives other numbers, and
    the submission's own program never passes it (`flat_only`).
    """
    if e.function == "network":
        return e, []
    columns = [a for a in e.answers if a.probe.column]
    flat = [a for a in e.answers if not a.probe.column and a.probe.y.size > 1]
    if flat_only and not all(a.agrees for a in columns):
        right = all(a.relative <= EXCUSED for a in flat if a.probe.ordinary)
        told = [finding("shape-of-y", shape="(N,)", other="(N, 1)", why="")] if right else []
        return replace(e, answers=[a for a in e.answers if a not in columns]), told
    for refused, other, shape, name in ((columns, flat, "(N,)", "(N, 1)"), (flat, columns, "(N, 1)", "(N,)")):
        if (
            refused
            and other
            and all(isinstance(a.outcome, Failed) for a in refused)
            and all(a.value is not None for a in other)
        ):
            kept = [a for a in e.answers if a not in refused and not isinstance(a.outcome, Failed)]
            return replace(e, answers=kept), [finding("shape-of-y", shape=shape, other=name, why=_why(refused[0]))]
    return e, []


def _why(refused: Answer) -> str:
    """Tell what was raised, and where."""
    assert isinstance(refused.outcome, Failed)
    where = f" ({refused.outcome.where})" if refused.outcome.where else ""
    return f" At present: {refused.outcome.message}{where}."


def _types(e: Evidence) -> list[Finding]:
    """Say where the homework's optimize, ``params -= eta * loss_gradient(..)``, could not use what is returned."""
    if e.function == "loss_gradient":
        unusable = [f"a {name}" for name in UNUSABLE if name in e.types]
        unusable += ["complex numbers" for dtype in e.dtypes if dtype.startswith("complex")]
        unusable += [f"an array of shape {shape}" for shape in e.shapes if shape != (17,) and np.prod(shape) == 17]
        return [finding("return-type", what=unusable[0])] if unusable else []
    if GRADED in e.types:
        return [finding("return-type-graded")]
    if np.dtype(np.longdouble).name in e.dtypes - {"float64"}:
        return [finding("return-type-longdouble")]
    deepest = max(e.shapes, key=len, default=())
    if "complex" in e.types or any(dtype.startswith("complex") for dtype in e.dtypes):
        return [finding("return-type-scalar", what="a complex number")]
    if e.function == "loss" and e.types & {"list", "tuple"}:
        return [finding("return-type-unprintable", what=f"a {min(e.types & {'list', 'tuple'})}")]
    if e.function == "loss" and deepest:
        return [finding("return-type-unprintable", what=f"an array of shape {deepest}")]
    if len(deepest) > 1:
        return [finding("return-type-scalar", what=f"an array of shape {deepest}")]
    return []
