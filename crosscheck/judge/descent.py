"""The student's own optimize: does it start where it is told, and follow its own gradient for as many steps as it is told?"""

from __future__ import annotations

import itertools

import numpy as np

from crosscheck.contract import INITIAL, Array
from crosscheck.judge.evidence import Student
from crosscheck.judge.messages import finding
from crosscheck.judge.verdict import Finding, FunctionVerdict, FunctionWord
from crosscheck.sandbox.outcomes import Failed

STEPS = 4
ETA = 0.002  # not the homework's, so that a constant in place of the argument shows
NEAR = 1e-9


def judge_optimize(student: Student, X: Array, y: Array) -> FunctionVerdict:
    """Judge an optimize that is not the homework's own, by the parameters at which it asks for gradients."""
    start = np.array(INITIAL) + 0.1 * np.arange(INITIAL.size)  # not the homework's, so that a global shows
    outcome, visited = student.trace_optimize(start.copy(), X.copy(), y.reshape(-1, 1).copy(), ETA, STEPS)
    if isinstance(outcome, Failed):
        word: FunctionWord = "missing" if outcome.kind in {"missing", "not_implemented"} else "unjudged"
        kind = "missing" if outcome.kind == "not_implemented" else outcome.kind
        return FunctionVerdict("optimize", word, Finding(kind, outcome.message))
    if len(visited) == 0:
        message = "optimize never asked loss_gradient for a gradient, so its steps cannot be followed"
        return FunctionVerdict("optimize", "unjudged", Finding("error", message))
    if len(visited) != STEPS:
        return FunctionVerdict("optimize", "wrong", causes=[finding("optimize-count", asked=len(visited), steps=STEPS)])
    if not np.allclose(visited[0], start, rtol=0, atol=NEAR):
        return FunctionVerdict("optimize", "wrong", causes=[finding("optimize-start")])
    for before, after in itertools.pairwise(visited):
        gradient = student.call("loss_gradient", before.copy(), X.copy(), y.reshape(-1, 1).copy())
        if isinstance(gradient, Failed) or gradient.value.size != before.size:
            return FunctionVerdict("optimize", "unjudged", Finding("error", "its loss_gradient fails on the way"))
        if not np.allclose(after, before - ETA * gradient.value.reshape(-1), rtol=0, atol=NEAR):
            return FunctionVerdict("optimize", "wrong", causes=[finding("optimize-update")])
    return FunctionVerdict("optimize", "right")
