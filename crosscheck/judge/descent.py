"""The student's own optimize: does it start where it is told, follow its own gradient, and return what it says it does?"""

from __future__ import annotations

import numpy as np

from crosscheck.contract import INITIAL, Array
from crosscheck.judge.evidence import Student
from crosscheck.judge.messages import finding
from crosscheck.judge.verdict import Finding, FunctionVerdict, FunctionWord
from crosscheck.sandbox.outcomes import Failed, Returned

STEPS = 4
ETA = 0.002  # not the homework's, so that a constant in place of the argument shows
NEAR = 1e-9  # a step moves the parameters by 1e-3 or so, and rounds them by 1e-15


def judge_optimize(student: Student, X: Array, y: Array) -> FunctionVerdict:
    """Judge an optimize that is not the homework's own, by the parameters at which it asks for gradients.

    Parameters
    ----------
    student : Student
    X, y : arrays of shape (N, 2) and (N, 1), or (N,) if the submission's own labels are flat
    """
    start = np.array(INITIAL) + 0.1 * np.arange(INITIAL.size)  # not the homework's, so that a global shows
    outcome, visited = student.trace_optimize(start.copy(), X.copy(), y.copy(), ETA, STEPS)
    if isinstance(outcome, Failed):
        word: FunctionWord = "missing" if outcome.kind in {"missing", "not_implemented"} else "unjudged"
        kind = "missing" if outcome.kind == "not_implemented" else outcome.kind
        return FunctionVerdict("optimize", word, Finding(kind, outcome.message))
    if len(visited) == 0:
        message = "optimize never asked loss_gradient for a gradient, so its steps cannot be followed"
        return FunctionVerdict("optimize", "unjudged", Finding("error", message))
    if len(visited) != STEPS:
        return _wrong(finding("optimize-count", asked=len(visited), steps=STEPS))
    if not _near(visited[0], start):
        return _wrong(finding("optimize-start"))
    gradients = _each(student, "loss_gradient", visited, X, y)
    if gradients is None:
        return FunctionVerdict("optimize", "unjudged", Finding("error", "its loss_gradient fails on the way"))
    path = np.vstack((visited[:1], visited - ETA * gradients))
    if not _near(path[:-1], visited):
        beta = _momentum(visited, gradients)
        if beta is None:
            return _wrong(finding("optimize-update"))
        return FunctionVerdict("optimize", "remarks", remarks=[finding("optimize-momentum", beta=beta)])
    return _returned(student, outcome.value, path, X, y) or FunctionVerdict("optimize", "right")


def _momentum(visited: Array, gradients: Array) -> float | None:
    """Give beta if each step is beta times the one before, minus eta times the gradient, and the first has none before."""
    steps = np.diff(visited, axis=0)
    before, rest = steps[:-1], steps[1:] + ETA * gradients[1:-1]
    size = float(np.sum(before**2))
    beta = float(np.sum(before * rest)) / size if size else 0.0
    fits = _near(steps[0], -ETA * gradients[0]) and _near(rest, beta * before)
    return beta if fits and 0 < beta < 1 else None


def _returned(student: Student, value: Array, path: Array, X: Array, y: Array) -> FunctionVerdict | None:
    """Hold what is returned against the descent, if its shape says what it is; the homework's own returns nothing."""
    wanted: Array | None = None
    if value.size == INITIAL.size:
        what, wanted = "the parameters after the last step", path[-1]
    elif value.size == path.size:
        what, wanted = "the parameters before the first and after each step", path.reshape(-1)
    elif value.size == len(path):
        what, wanted = "the loss before the first and after each step", _each(student, "loss", path, X, y)
    if wanted is None or _near(value.reshape(-1), wanted.reshape(-1)):
        return None
    return _wrong(finding("optimize-returns", what=what))


def _each(student: Student, function: str, path: Array, X: Array, y: Array) -> Array | None:
    """Call the student's loss or gradient at each set of parameters; None if it fails."""
    outcomes = [student.call(function, params.copy(), X.copy(), y.copy()) for params in path]
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    size = INITIAL.size if function == "loss_gradient" else 1
    return np.array(values) if [value.size for value in values] == [size] * len(path) else None


def _near(one: Array, other: Array) -> bool:
    return np.allclose(one, other, rtol=NEAR, atol=NEAR)


def _wrong(cause: Finding) -> FunctionVerdict:
    return FunctionVerdict("optimize", "wrong", causes=[cause])
