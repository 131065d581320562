"""The student's own optimize: does it start where it is told, follow its own gradient, and return what it says it does?"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from crosscheck.homework.circles.contract import ETA as HOMEWORKS_ETA
from crosscheck.homework.circles.contract import INITIAL, NAMES, Array
from crosscheck.judge.asking.questioning import Student
from crosscheck.mistakes.messages import finding
from crosscheck.submissions.outcomes import Failed, Returned, Visited
from crosscheck.verdict import Finding, FunctionVerdict, FunctionWord, Worst
from manual import by_hand

STEPS = 4
ETA = 0.0017  # not the homework's, so that a constant in place of the argument shows; no round multiple of it either
START = np.array(INITIAL) + 0.1 * np.arange(INITIAL.size)  # not the homework's, so that a global shows
AT = f"optimize(other params, X, y, eta={ETA:g}, n_steps={STEPS}), params after step "
NEAR = 1e-9  # a step moves the parameters by 1e-3 or so, and rounds them by 1e-15
SAME_FACTOR = 1e-6


def judge_optimize(student: Student, X: Array, y: Array) -> FunctionVerdict:
    """Judge an optimize that is not the homework's own, by where it asks for gradients and by what it returns.

    Parameters
    ----------
    student : Student
    X, y : arrays of shape (N, 2) and (N, 1), or (N,) if the submission's own labels are flat
    """
    outcome, visited = student.trace((START.copy(), X.copy(), y.copy()), {"eta": ETA, "n_steps": STEPS})
    if isinstance(outcome, Failed):
        word: FunctionWord = "missing" if outcome.kind in {"missing", "not_implemented"} else "unjudged"
        kind = "missing" if outcome.kind == "not_implemented" else outcome.kind
        return FunctionVerdict("optimize", word, Finding(kind, outcome.message))
    path = _path(student, X, y, STEPS)
    if path is None:
        return _gradient_fails()
    verdict = _judge_descent(student, outcome.value, visited, path, X, y)
    changed = _changed(outcome.changed, (START, X, y))
    if changed is not None:
        verdict.verdict = "wrong"
        verdict.causes.append(finding(changed))
    return verdict


def _judge_descent(
    student: Student, value: Array, visited: Visited, path: Array, X: Array, y: Array
) -> FunctionVerdict:
    """Hold what was returned, and the points that were visited, against the path they should take."""
    points = _distinct(visited["loss_gradient"])
    what, returned = _promised(student, value, path, X, y)
    if returned is not None and _near(value, returned):
        return FunctionVerdict("optimize", "right")
    if len(points) == 0:
        return _judge_unseen(student, value, path, X, y)
    if not _follows(points, path):
        return _judge_astray(student, points, X, y)
    if len(points) > STEPS and _goes_on(student, value, visited["loss"], X, y):
        return _wrong(_count(STEPS + 1))
    if returned is not None:
        return _wrong(finding("optimize-returns", steps="optimize steps as it should", what=what))
    return FunctionVerdict("optimize", "right")


def _judge_unseen(student: Student, value: Array, path: Array, X: Array, y: Array) -> FunctionVerdict:
    """Judge a descent that asks for gradients past loss_gradient, by what it returns: that is not the path's."""
    what, returned = _promised(student, value, path, X, y)
    _, steepest = by_hand.optimize(START, X, y, ETA, STEPS)
    _, returned_by_steepest = _promised(student, value, steepest, X, y)
    if returned_by_steepest is not None and _near(value, returned_by_steepest):
        return FunctionVerdict("optimize", "right")  # by autograd, say, beside a loss_gradient that is wrong
    if returned is None or not np.allclose(path, steepest, rtol=SAME_FACTOR):
        return FunctionVerdict("optimize", "remarks", remarks=[finding("optimize-unfollowed")])
    if value.size == path.size and len(_distinct(value.reshape(path.shape))) == len(path):
        return _judge_astray(student, value.reshape(path.shape), X, y)
    return _wrong(finding("optimize-returns", steps="The steps of optimize cannot be seen", what=what))


def _judge_astray(student: Student, points: Array, X: Array, y: Array) -> FunctionVerdict:
    """Say what is wrong with points that are not those of the path."""
    if not _near(points[0], START):
        return _wrong(finding("optimize-start"))
    counts = [] if len(points) in {STEPS, STEPS + 1} else [_count(len(points))]
    if len(points) == 1:
        return FunctionVerdict("optimize", "wrong", causes=counts)
    points = points[: STEPS + 1]  # they show the rule, however many follow
    gradients = _each(student, "loss_gradient", points[:-1], X, y)
    if gradients is None:
        return _gradient_fails()
    steps, wanted = np.diff(points, axis=0), -ETA * gradients
    beta = _momentum(steps, wanted)
    if beta is not None:
        remarks = [finding("optimize-momentum", beta=beta)]
        return FunctionVerdict("optimize", "wrong" if counts else "remarks", causes=counts, remarks=remarks)
    factor = _factor(steps, wanted)
    if factor is None:  # then nothing says which points are steps
        counts = []
    if counts and factor is not None and _same(factor, 1):
        return FunctionVerdict("optimize", "wrong", causes=counts)
    update = finding("optimize-update", how=_how(factor, len(X)))
    return FunctionVerdict("optimize", "wrong", causes=[update, *counts], worst=_worst(points, wanted))


def _follows(points: Array, path: Array) -> bool:
    """Say whether all points are the path's, up to where the last step begins or ends: to ask there as well is no step."""
    on_path = all(any(_near(point, reached) for reached in path) for point in points)
    return on_path and any(_near(points[-1], reached) for reached in path[-2:])


def _path(student: Student, X: Array, y: Array, n_steps: int) -> Array | None:
    """Descend by the student's own gradient: (n_steps + 1, 17); None if it fails on the way."""
    path = [START]
    for _ in range(n_steps):
        gradient = _each(student, "loss_gradient", path[-1][None], X, y)
        if gradient is None:
            return None
        path.append(path[-1] - ETA * gradient[0])
    return np.array(path)


def _promised(student: Student, value: Array, path: Array, X: Array, y: Array) -> tuple[str, Array | None]:
    """Tell what a value of this shape would be, and give it; the homework's own optimize returns nothing."""
    if value.size == INITIAL.size:
        return "the parameters after the last step", path[-1].reshape(value.shape)
    if value.size == path.size:
        return "the parameters before the first and after each step", path.reshape(value.shape)
    if value.size == len(path):
        losses = _each(student, "loss", path, X, y)
        return "the loss before the first and after each step", None if losses is None else losses.reshape(value.shape)
    return "", None


def _goes_on(student: Student, value: Array, losses_at: Array, X: Array, y: Array) -> bool:
    """Say whether what is returned is that of one step more, or a loss is asked for after it."""
    longer = _path(student, X, y, STEPS + 1)
    if longer is None:
        return False
    if any(_near(point, longer[-1]) for point in losses_at):
        return True
    _, returned = _promised(student, value, longer, X, y)
    return returned is not None and _near(value, returned)


def _momentum(steps: Array, wanted: Array) -> float | None:
    """Give beta if each step is beta times the one before, plus the one that is wanted, and the first has none before."""
    before, rest = steps[:-1], steps[1:] - wanted[1:]
    size = float(np.sum(before**2))
    beta = float(np.sum(before * rest)) / size if size else 0.0
    return beta if _near(steps[0], wanted[0]) and _near(rest, beta * before) and 0 < beta < 1 else None


def _factor(steps: Array, wanted: Array) -> float | None:
    """Give the factor, fitted by least squares, if the steps are that many times the wanted ones."""
    size = float(np.sum(wanted**2))
    factor = float(np.sum(steps * wanted)) / size if size else 0.0
    off = np.abs(steps - factor * wanted).max()
    return factor if off <= SAME_FACTOR * np.abs(steps).max() else None


def _how(factor: float | None, n_points: int) -> str:
    """Word what the steps are instead, where they are some factor times the wanted ones."""
    if factor is None or _same(factor, 1):
        return ""
    size, words = abs(factor), []
    if factor < 0:
        words.append("the sign of the step is +, which climbs along the gradient")
    if _same(size, HOMEWORKS_ETA / ETA):
        words.append(f"eta is not used, the steps are those of {HOMEWORKS_ETA:g} whatever is given")
    elif _same(size, 1 / ETA):
        words.append("eta is not used, the steps are as large as the gradient itself")
    elif _same(size, 1 / n_points):
        words.append("the gradient is divided by the number of points")
    elif not _same(size, 1):
        words.append(f"the step is {size:.6g} times eta times the gradient")
    return ": " + "; ".join(words)


def _worst(points: Array, wanted: Array) -> Worst:
    """Pick the parameter that is farthest off after the first step that is."""
    expected = points[:-1] + wanted
    step = next((i for i in range(len(wanted)) if not _near(points[i + 1], expected[i])), 0)
    entry = int(np.argmax(np.nan_to_num(np.abs(points[step + 1] - expected[step]), nan=np.inf)))
    return Worst(f"{AT}{step + 1}", NAMES[entry], float(points[step + 1, entry]), float(expected[step, entry]))


def _changed(changed: Mapping[int, Array], arguments: tuple[Array, ...]) -> str | None:
    """Name the kind of argument that has other numbers after the call; another shape alone matters to nobody."""
    moved = [i for i, after in changed.items() if not _near(after.reshape(-1), arguments[i].reshape(-1))]
    if not moved:
        return None
    return "updates-params-in-place" if 0 in moved else "changes-data-in-place"


def _each(student: Student, function: str, path: Array, X: Array, y: Array) -> Array | None:
    """Call the student's loss or gradient at each set of parameters; None if it fails."""
    outcomes = [student.call(function, params.copy(), X.copy(), y.copy()) for params in path]
    values = [outcome.value.reshape(-1) for outcome in outcomes if isinstance(outcome, Returned)]
    size = INITIAL.size if function == "loss_gradient" else 1
    return np.array(values) if [value.size for value in values] == [size] * len(path) else None


def _distinct(points: Array) -> Array:
    """Leave out the points that have been before."""
    return np.array(list({point.tobytes(): point for point in points}.values())).reshape(-1, INITIAL.size)


def _near(one: Array, other: Array) -> bool:
    """NaN is near NaN: a descent is not to blame for its gradient's."""
    return one.shape == other.shape and np.allclose(one, other, rtol=NEAR, atol=NEAR, equal_nan=True)


def _same(factor: float, other: float) -> bool:
    return abs(factor - other) <= SAME_FACTOR * other


def _count(asked: int) -> Finding:
    return finding("optimize-count", points="1 point" if asked == 1 else f"{asked} points", steps=STEPS)


def _gradient_fails() -> FunctionVerdict:
    return FunctionVerdict("optimize", "unjudged", Finding("error", "its loss_gradient fails on the way"))


def _wrong(cause: Finding) -> FunctionVerdict:
    return FunctionVerdict("optimize", "wrong", causes=[cause])
