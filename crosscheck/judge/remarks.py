"""What is worth saying of a function that agrees: where it does not, what else it changes, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from crosscheck.judge.behaviour import HARMLESS_CHANGE
from crosscheck.judge.evidence import Answer, Evidence
from crosscheck.judge.messages import finding
from crosscheck.judge.verdict import Finding
from crosscheck.sandbox.outcomes import Failed

SLOW = 2.0  # seconds for one call on the 500 points
ARGUMENTS = {"network": ("x", "params"), "loss": ("params", "X_train", "y_train")}


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
    elif not differing:
        found += _saturation(e)
    found += _types(e)
    if e.refused_list:
        found.append(finding("refuses-list"))
    harmless = [i for i, change in e.changed.items() if change <= HARMLESS_CHANGE]
    if harmless:
        names = ARGUMENTS.get(e.function, ARGUMENTS["loss"])
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
        return finding("shape-of-y", shape="(N, 1)", other="(N,)")
    return None


def without_refused_shape(e: Evidence) -> tuple[Evidence, list[Finding]]:
    """Set the answers to labels of one shape aside if it is refused throughout, with an exception, and the other is not.

    Then the rest tells whether the formulas are right; the refusal is a remark.
    """
    if e.function == "network":
        return e, []
    columns = [a for a in e.answers if a.probe.column]
    flat = [a for a in e.answers if not a.probe.column and a.probe.y.size > 1]
    for refused, other, shape, name in ((columns, flat, "(N,)", "(N, 1)"), (flat, columns, "(N, 1)", "(N,)")):
        if (
            refused
            and other
            and all(isinstance(a.outcome, Failed) for a in refused)
            and all(a.value is not None for a in other)
        ):
            kept = [a for a in e.answers if a not in refused and not isinstance(a.outcome, Failed)]
            return replace(e, answers=kept), [finding("shape-of-y", shape=shape, other=name)]
    return e, []


def _saturation(e: Evidence) -> list[Finding]:
    """Say what happens where the output saturates."""
    bad = [answer for answer in e.saturated if not answer.agrees]
    if not bad:
        return []
    failed = next((a.outcome for a in bad if isinstance(a.outcome, Failed)), None)
    if failed is not None:
        return [finding("raises-in-saturation", message=failed.message)]
    values = [a.value for a in bad if a.value is not None]
    if any(not np.isfinite(value).all() for value in values):
        return [finding("nan-in-saturation")]
    eps = _constant(e)
    if eps is not None:
        return [finding("clipping", eps=eps)]
    return [finding("inaccurate-in-saturation")]


def _constant(e: Evidence) -> float | None:
    """Read off the constant that keeps log away from 0: far on the wrong side one point's loss is -log(eps)."""
    if e.function == "network":
        ends = [float(p) for a in e.saturated if a.value is not None for p in a.value[a.expected < 1e-30]]
        return ends[0] if ends and 0 < ends[0] < 0.5 and len(set(ends)) == 1 else None
    if e.function == "loss":
        wrong_side = [a for a in e.saturated if a.probe.y.size == 1 and a.value is not None and a.expected > 100]
        capped = {round(float(np.asarray(a.value)), 6) for a in wrong_side}
        return float(np.exp(-capped.pop())) if len(capped) == 1 and wrong_side else None
    flat = [a for a in e.saturated if a.value is not None and not a.agrees and np.abs(a.value).max() < 1e-3]
    return 0.0 if flat else None


def _types(e: Evidence) -> list[Finding]:
    """Say where the homework's optimize, ``params -= eta * loss_gradient(..)``, could not use what is returned."""
    if e.function == "loss_gradient":
        listed = e.types & {"list", "tuple"}
        if listed:
            return [finding("return-type", what=f"a {listed.pop()}")]
        shapes = {shape for shape in e.shapes if shape != (17,) and np.prod(shape) == 17}
        if shapes:
            return [finding("return-type", what=f"an array of shape {shapes.pop()}")]
    if e.function != "loss_gradient" and any(len(shape) > 1 for shape in e.shapes):
        return [finding("return-type-scalar", what=f"an array of shape {max(e.shapes, key=len)}")]
    return []
