"""The submission's own descent: does it start where it is told, follow its own gradient, and return what it says it does?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework import Data, Homework, Role
from crosscheck.judge.asking.descent import STEPS, AskedDescent
from crosscheck.judge.asking.evidence import FEW
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.failures import TOO_DEAR, word
from crosscheck.mistakes import behaviour
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.remarks import DESCENT_MOMENTUM, DESCENT_UNFOLLOWED, RETURN_TYPE
from crosscheck.submissions.outcomes import Failed
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding, FunctionVerdict, LargestError

NEAR = 1e-9  # a step moves the parameters by 1e-3 or so, and rounds them by 1e-15
STEADY_RTOL = 1e-6  # how steady the factor between steps and gradients must be


def judge_descent(
    student: Student, homework: Homework, data: Data, quick: bool, gradient: FunctionVerdict | None
) -> FunctionVerdict:
    """Judge a descent that is not the homework's own, by where it asks for gradients and by what it returns.

    Parameters
    ----------
    student : Student
    homework : Homework
    data : Data
        With labels in the shape in which the submission keeps them.
    quick : bool
        Whether its gradient of all points may be asked for at each step; few points do otherwise.
    gradient : FunctionVerdict, optional
        On the submission's gradient, which the descent may fail through.
    """
    if not quick:
        data = Data(data.X[:FEW], data.y[:FEW], data.initial)
    descent = AskedDescent(student, homework, data)
    outcome, visited = descent.trace()
    if isinstance(outcome, Failed):
        return _of_failure(descent, outcome, gradient)
    path = descent.path(STEPS)
    if path is None:
        return _unjudged(descent)
    asked = {
        role: visited.get(homework.by_role[role].name, descent.start[:0]) for role in (Role.OBJECTIVE, Role.GRADIENT)
    }
    verdict = _judge(descent, outcome.value, asked, path)
    changed = _changed(outcome.changed, descent.arguments, homework)
    if changed is not None:
        return replace(verdict, verdict="wrong", causes=(*verdict.causes, homework.finding(changed)))
    return verdict


def _of_failure(descent: AskedDescent, failure: Failed, gradient: FunctionVerdict | None) -> FunctionVerdict:
    """Judge a descent that fails: through a gradient of a type that cannot be subtracted, or by itself."""
    unusable = [one for one in (gradient.remarks if gradient else ()) if one.kind == RETURN_TYPE.kind]
    if failure.kind == "error" and unusable:
        return FunctionVerdict(descent.name, "remarks", remarks=tuple(unusable))
    said = word(failure)
    if said != "wrong" or failure.kind in TOO_DEAR:  # a descent takes many calls
        return FunctionVerdict(descent.name, "unjudged" if said == "wrong" else said, failure.reason)
    own = replace(failure.reason, level="wrong")
    return FunctionVerdict(descent.name, "wrong", own, causes=(own,))


def _judge(descent: AskedDescent, value: Array, asked: Mapping[Role, Array], path: Array) -> FunctionVerdict:
    """Hold what was returned, and the points at which gradients were asked for, against the path they should take."""
    points = _distinct(asked[Role.GRADIENT], descent.start.size)
    what, promised = descent.promised(value, path)
    if promised is not None and _near(value, promised):
        return _right(descent)
    if len(points) == 0:
        return _judge_unseen(descent, value, path)
    if not _follows(points, path):
        return _judge_astray(descent, points)
    if len(points) > STEPS and _goes_on(descent, value, asked[Role.OBJECTIVE]):
        return _wrong(descent, _count(descent, STEPS + 1))
    if promised is not None:
        told = f"{descent.name} steps as it should"
        return _wrong(descent, descent.homework.finding(behaviour.DESCENT_RETURNS, steps=told, what=what))
    return _right(descent)


def _judge_unseen(descent: AskedDescent, value: Array, path: Array) -> FunctionVerdict:
    """Judge a descent that asks for gradients past the submission's own, by what it returns: that is not the path's."""
    what, promised = descent.promised(value, path)
    _, by_steepest = descent.promised(value, descent.steepest)
    if by_steepest is not None and _near(value, by_steepest):
        return _right(descent)  # by autograd, say, beside a gradient that is wrong
    if promised is None or not np.allclose(path, descent.steepest, rtol=STEADY_RTOL):
        return FunctionVerdict(descent.name, "remarks", remarks=(descent.homework.finding(DESCENT_UNFOLLOWED),))
    if value.size == path.size and len(_distinct(value.reshape(path.shape), descent.start.size)) == len(path):
        return _judge_astray(descent, value.reshape(path.shape))
    told = f"The steps of {descent.name} cannot be seen"
    return _wrong(descent, descent.homework.finding(behaviour.DESCENT_RETURNS, steps=told, what=what))


def _judge_astray(descent: AskedDescent, points: Array) -> FunctionVerdict:
    """Name what is wrong with points that are not those of the path."""
    if not _near(points[0], descent.start):
        return _wrong(descent, descent.homework.finding(behaviour.DESCENT_START))
    counts = [] if len(points) in {STEPS, STEPS + 1} else [_count(descent, len(points))]
    if len(points) == 1:
        return _wrong(descent, *counts)
    points = points[: STEPS + 1]  # they show the rule, however many follow
    gradients = descent.each(Role.GRADIENT, points[:-1])
    if gradients is None:
        return _unjudged(descent)
    steps, wanted = np.diff(points, axis=0), -descent.eta * gradients
    beta = _momentum(steps, wanted)
    if beta is not None:
        remark = descent.homework.finding(DESCENT_MOMENTUM, beta=beta)
        return FunctionVerdict(descent.name, "wrong" if counts else "remarks", causes=tuple(counts), remarks=(remark,))
    factor = _factor(steps, wanted)
    if factor is None:  # then nothing says which points are steps
        counts = []
    if counts and factor is not None and _same(factor, 1):
        return _wrong(descent, *counts)
    update = descent.homework.finding(behaviour.DESCENT_UPDATE, how=_how(descent, factor))
    return _wrong(descent, update, *counts, error=_largest_error(descent, points, wanted))


def _follows(points: Array, path: Array) -> bool:
    """Return whether all points are on the path, and the last is where its last step begins or ends.

    To ask at the end as well is no further step.
    """
    on_path = all(any(_near(point, reached) for reached in path) for point in points)
    return on_path and any(_near(points[-1], reached) for reached in path[-2:])


def _goes_on(descent: AskedDescent, value: Array, losses_at: Array) -> bool:
    """Return whether what is returned is that of one step more, or a loss is asked for after it."""
    longer = descent.path(STEPS + 1)
    if longer is None:
        return False
    if any(_near(point, longer[-1]) for point in losses_at):
        return True
    _, promised = descent.promised(value, longer)
    return promised is not None and _near(value, promised)


def _momentum(steps: Array, wanted: Array) -> float | None:
    """Return beta if each step is beta times the one before, plus the one that is wanted, and the first has none before."""
    before, rest = steps[:-1], steps[1:] - wanted[1:]
    size = float(np.sum(before**2))
    beta = float(np.sum(before * rest)) / size if size else 0.0
    return beta if _near(steps[0], wanted[0]) and _near(rest, beta * before) and 0 < beta < 1 else None


def _factor(steps: Array, wanted: Array) -> float | None:
    """Return the factor, fitted by least squares, if the steps are that many times the wanted ones."""
    size = float(np.sum(wanted**2))
    factor = float(np.sum(steps * wanted)) / size if size else 0.0
    off = np.abs(steps - factor * wanted).max()
    return factor if off <= STEADY_RTOL * np.abs(steps).max() else None


def _how(descent: AskedDescent, factor: float | None) -> str:
    """Word what the steps are instead, where they are some factor times the wanted ones."""
    if factor is None or _same(factor, 1):
        return ""
    size, words, eta = abs(factor), [], descent.homework.words["eta"]
    if factor < 0:
        words.append("the sign of the step is +, which climbs along the gradient")
    if _same(size, descent.homework.eta / descent.eta):
        words.append(f"{eta} is not used, the steps are those of {descent.homework.eta:g} whatever is given")
    elif _same(size, 1 / descent.eta):
        words.append(f"{eta} is not used, the steps are as large as the gradient itself")
    elif _same(size, 1 / len(descent.data.X)):
        words.append("the gradient is divided by the number of points")
    elif not _same(size, 1):
        words.append(f"the step is {size:.6g} times {eta} times the gradient")
    return ": " + "; ".join(words)


def _largest_error(descent: AskedDescent, points: Array, wanted: Array) -> LargestError:
    """Return the parameter that is farthest off after the first step that is."""
    expected = points[:-1] + wanted
    step = next((i for i in range(len(wanted)) if not _near(points[i + 1], expected[i])), 0)
    entry = int(np.argmax(np.nan_to_num(np.abs(points[step + 1] - expected[step]), nan=np.inf)))
    X, y = descent.homework.globals["X"], descent.homework.globals["y"]
    params = descent.homework.words["params"]
    named = ", ".join(f"{name}={value:g}" for name, value in descent.named.items())
    call = f"{descent.name}(other {params}, {X}, {y}, {named})"
    at, parameter = f"{call}, {params} after step {step + 1}", descent.homework.parameters.names[entry]
    return LargestError(at, parameter, float(points[step + 1, entry]), float(expected[step, entry]))


def _changed(changed: Mapping[int, Array], arguments: Sequence[Array], homework: Homework) -> Mistake | None:
    """Return which argument has other numbers after the call; another shape alone matters to nobody."""
    moved = [i for i, after in changed.items() if not _near(after.reshape(-1), arguments[i].reshape(-1))]
    if not moved:
        return None
    params = homework.by_role[Role.DESCENT].slot("params")
    return behaviour.UPDATES_PARAMS_IN_PLACE if params in moved else behaviour.CHANGES_DATA_IN_PLACE


def _distinct(points: Array, size: int) -> Array:
    """Leave out the points that have been before."""
    return np.array(list({point.tobytes(): point for point in points}.values())).reshape(-1, size)


def _near(one: Array, other: Array) -> bool:
    """Return whether two arrays are equal but for rounding; NaN is near NaN: a descent is not to blame for its gradient's."""
    return one.shape == other.shape and np.allclose(one, other, rtol=NEAR, atol=NEAR, equal_nan=True)


def _same(factor: float, other: float) -> bool:
    return abs(factor - other) <= STEADY_RTOL * other


def _right(descent: AskedDescent) -> FunctionVerdict:
    return FunctionVerdict(descent.name, "right")


def _wrong(descent: AskedDescent, *causes: Finding, error: LargestError | None = None) -> FunctionVerdict:
    return FunctionVerdict(descent.name, "wrong", causes=causes, largest_error=error)


def _unjudged(descent: AskedDescent) -> FunctionVerdict:
    """Return the verdict where the submission's own gradient cannot be followed."""
    gradient = descent.homework.by_role[Role.GRADIENT].name
    return FunctionVerdict(
        descent.name, "unjudged", Finding("error", f"its {gradient} fails on the way", level="unjudged")
    )


def _count(descent: AskedDescent, asked: int) -> Finding:
    points = "1 point" if asked == 1 else f"{asked} points"
    return descent.homework.finding(behaviour.DESCENT_COUNT, points_asked=points, steps=STEPS)
