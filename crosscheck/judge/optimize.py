"""The submission's own descent: does it start where it is told, follow its own gradient, and return what it says it does?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from crosscheck.homework import Data, Homework, Role
from crosscheck.judge.asking.descent import ALL_PARAMS, NEAR_BY_ITS_OWN_MEANS, STEPS, AskedDescent, Held, claims, near
from crosscheck.judge.asking.evidence import FEW
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.failures import TOO_DEAR, word
from crosscheck.judge.update_rules import batches, guesses, named
from crosscheck.mistakes import findings
from crosscheck.mistakes.mistake import Mistake
from crosscheck.submissions.outcomes import Failed, Visited
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding, FunctionVerdict, LargestError

SAME_RTOL = 1e-6  # how near the path along its own gradient is to the reference's if that is right


def judge_descent(
    student: Student, homework: Homework, data: Data, quick: bool, gradient: FunctionVerdict | None
) -> FunctionVerdict:
    """Judge a descent that is not the homework's own, by where it asks for gradients and by what it returns.

    The data hold labels in the shape in which the submission keeps them. `quick`: its gradient of all points may be asked for at
    each step; else few points do. `gradient` is the verdict on the submission's gradient, which the descent may fail through.
    """
    if not quick:
        data = Data(data.X[:FEW], data.y[:FEW], data.initial)
    descent = AskedDescent(student, homework, data)
    outcome, visited = descent.trace()
    if isinstance(outcome, Failed):
        return _of_failure(descent, outcome, gradient)
    verdict = _judge(descent, _seen(descent, outcome.parts, visited))
    changed = _changed(outcome.changed, descent.arguments, homework)
    if changed is not None:
        return replace(verdict, verdict="wrong", reason=None, causes=(*verdict.causes, homework.finding(changed)))
    return verdict


def _of_failure(descent: AskedDescent, failure: Failed, gradient: FunctionVerdict | None) -> FunctionVerdict:
    """Judge a descent that fails: through a gradient of a type that cannot be subtracted, or by itself."""
    unusable = [one for one in (gradient.remarks if gradient else ()) if one.kind == findings.RETURN_TYPE.kind]
    if failure.kind == "error" and unusable:
        return FunctionVerdict(descent.name, "remarks", remarks=tuple(unusable))
    said = word(failure)
    if said != "wrong" or failure.kind in TOO_DEAR:  # a descent takes many calls
        return FunctionVerdict(descent.name, "unjudged" if said == "wrong" else said, failure.reason)
    own = replace(failure.reason, level="wrong")
    return FunctionVerdict(descent.name, "wrong", own, causes=(own,))


class Seen(NamedTuple):
    """What is seen of a descent: what it returned, and where it asked for gradients and losses, each place once."""

    parts: tuple[Array, ...]
    at_gradients: Array
    at_losses: Array
    batch: int  # the fewest points of which it asked for a gradient


def _seen(descent: AskedDescent, parts: tuple[Array, ...], visited: Visited) -> Seen:
    size, data = descent.start.size, descent.data
    gradients, losses = (
        visited.get(descent.homework.by_role[role].name, np.empty((0, size + 1)))
        for role in (Role.GRADIENT, Role.OBJECTIVE)
    )
    share = (gradients[:, size] - size).min(initial=np.inf) / (data.X.size + data.y.size)
    batch = int(min(share, 1) * len(data.X))
    return Seen(parts, _distinct(gradients[:, :size]), _distinct(losses[:, :size]), batch)


def _judge(descent: AskedDescent, seen: Seen) -> FunctionVerdict:
    """Hold what was returned, and where gradients or losses were asked for, against the path along its own gradient.

    What asks for no gradient of the submission's own may have the reference's just as well.
    """
    asked = len(seen.at_gradients) > 0
    points = seen.at_gradients if asked else seen.at_losses
    sources = (True,) if asked else (True, False)
    paths = {own: path for own in sources if (path := descent.path(STEPS, own)) is not None}
    held = {own: descent.held(seen.parts, path, own) for own, path in paths.items()}
    if any(one.right for one in held.values()):
        return _right(descent)
    if sources[-1] not in paths:
        return _fails_on_the_way(descent)
    for own in paths:
        follows = (
            _follows(points, paths[own])
            if asked
            else any(near(one, paths[own][-1], NEAR_BY_ITS_OWN_MEANS) for one in points)
        )
        if follows and len(points) > STEPS and _goes_on(descent, seen, own):
            return _wrong(descent, _count(descent, STEPS + 1))
        if held[own].broken and (follows or held[own].kept):
            return _returns(descent, held[own], f"{descent.name} steps as it should")
        if follows:
            return _right(descent)
    return _judge_asked(descent, seen) if asked else _judge_unasked(descent, seen, paths)


def _judge_asked(descent: AskedDescent, seen: Seen) -> FunctionVerdict:
    """Name what is wrong where its own gradient is asked for at points that are not those of the path."""
    points, n, finding = seen.at_gradients, len(descent.data.X), descent.homework.finding
    counts = () if len(points) in {STEPS, STEPS + 1} else (_count(descent, len(points)),)
    if not near(points[0], descent.start):
        return _wrong(descent, finding(findings.DESCENT_START))
    if len(points) == 1:
        return _wrong(descent, *counts)
    points = points[: STEPS + 1]  # they show the rule, however many follow
    gradients = descent.each(Role.GRADIENT, points[:-1])
    if gradients is None:
        return _fails_on_the_way(descent)
    error = _largest_error(descent, points, gradients)
    update, unnamed = named(descent, points, gradients), finding(findings.DESCENT_UPDATE, how="")
    if update == unnamed and counts:
        return _wrong(descent, *counts)
    if update is None:  # then nothing says which points are steps
        return _wrong(descent, batches(descent, seen.batch) if seen.batch < n else unnamed, error=error)
    return _wrong(descent, update, *counts, error=error)


def _judge_unasked(descent: AskedDescent, seen: Seen, paths: Mapping[bool, Array]) -> FunctionVerdict:
    """Judge a descent by what it returns and where it asks for losses: by each rule, with the constants that people use."""
    points, reference = _shown(descent, seen), paths[False]
    held, unnamed = (
        descent.held(seen.parts, reference, own=False),
        descent.homework.finding(findings.DESCENT_UPDATE, how=""),
    )
    if len(points) > STEPS and not any(near(points[0], reached) for reached in reference):
        return _wrong(descent, descent.homework.finding(findings.DESCENT_START))
    update = unnamed if len(points) == 1 else None
    for own in paths if len(points) > 1 else ():
        gradients = descent.each(Role.GRADIENT, points[:-1], own)
        update = update or (named(descent, points, gradients) if gradients is not None else None)
        if gradients is not None and update not in (None, unnamed):
            return _wrong(descent, update, error=_largest_error(descent, points, gradients))
    for own, step, guess in guesses(descent, list(paths)) if held.broken else ():
        path = descent.path(STEPS, own, step)
        if path is not None and descent.held(seen.parts, path, own).right:
            return _wrong(descent, guess)
    shown = held.broken or len(points) > STEPS
    if not shown or not np.allclose(paths.get(True, np.nan), reference, rtol=SAME_RTOL):
        # beside a gradient that is wrong it may follow any other
        return FunctionVerdict(descent.name, "unjudged", descent.homework.finding(findings.DESCENT_UNFOLLOWED))
    if update is None:
        return _wrong(descent, unnamed)
    return _returns(descent, held, f"The steps of {descent.name} cannot be seen")


def _shown(descent: AskedDescent, seen: Seen) -> Array:
    """Return the points on its way: those that it returned; else, after the start, those at which it asked for losses.

    Where these are many, they are those of differences.
    """
    told = [value for what, value in claims(seen.parts, STEPS + 1, descent.start.size) if what == ALL_PARAMS]
    if told:
        return _distinct(told[0])
    return _distinct(np.vstack([descent.start, seen.at_losses[: len(seen.at_losses) <= 2 * STEPS and 2 * STEPS]]))


def _follows(points: Array, path: Array) -> bool:
    """Return whether all points are on the path, and the last is where its last step begins or ends.

    To ask at the end as well is no further step.
    """
    on_path = all(any(near(point, reached) for reached in path) for point in points)
    return on_path and any(near(points[-1], reached) for reached in path[-2:])


def _goes_on(descent: AskedDescent, seen: Seen, own: bool) -> bool:
    """Return whether what is returned is that of one step more, or a loss is asked for after it."""
    longer = descent.path(STEPS + 1, own)
    if longer is None:
        return False
    if any(near(point, longer[-1]) for point in seen.at_losses):
        return True
    return descent.held(seen.parts, longer, own).right


def _largest_error(descent: AskedDescent, points: Array, gradients: Array) -> LargestError:
    """Return the parameter that is farthest off after the first step that is."""
    expected = points[:-1] - descent.eta * gradients
    step = next((i for i in range(len(expected)) if not near(points[i + 1], expected[i])), 0)
    entry = int(np.argmax(np.nan_to_num(np.abs(points[step + 1] - expected[step]), nan=np.inf)))
    X, y = descent.homework.globals["X"], descent.homework.globals["y"]
    params = descent.homework.words["params"]
    named = ", ".join(f"{name}={value:g}" for name, value in descent.named.items())
    call = f"{descent.name}(other {params}, {X}, {y}, {named})"
    at, parameter = f"{call}, {params} after step {step + 1}", descent.homework.parameters.names[entry]
    return LargestError(at, parameter, float(points[step + 1, entry]), float(expected[step, entry]))


def _changed(changed: Mapping[int, Array], arguments: Sequence[Array], homework: Homework) -> Mistake | None:
    """Return which argument has other numbers after the call; another shape alone matters to nobody."""
    moved = [i for i, after in changed.items() if not near(after.reshape(-1), arguments[i].reshape(-1))]
    if not moved:
        return None
    params = homework.by_role[Role.DESCENT].slot("params")
    return findings.UPDATES_PARAMS_IN_PLACE if params in moved else findings.CHANGES_DATA_IN_PLACE


def _distinct(points: Array) -> Array:
    """Leave out the points that have been before."""
    return np.array(list({point.tobytes(): point for point in points}.values())).reshape(-1, points.shape[1])


def _right(descent: AskedDescent) -> FunctionVerdict:
    return FunctionVerdict(descent.name, "right")


def _wrong(descent: AskedDescent, *causes: Finding, error: LargestError | None = None) -> FunctionVerdict:
    return FunctionVerdict(descent.name, "wrong", causes=causes, largest_error=error)


def _returns(descent: AskedDescent, held: Held, steps: str) -> FunctionVerdict:
    return _wrong(descent, descent.homework.finding(findings.DESCENT_RETURNS, steps=steps, what=held.broken))


def _fails_on_the_way(descent: AskedDescent) -> FunctionVerdict:
    """Return the verdict where the submission's own gradient cannot be followed."""
    gradient = descent.homework.by_role[Role.GRADIENT].name
    return FunctionVerdict(
        descent.name, "unjudged", Finding("error", f"its {gradient} fails on the way", level="unjudged")
    )


def _count(descent: AskedDescent, asked: int) -> Finding:
    points = "1 point" if asked == 1 else f"{asked} points"
    return descent.homework.finding(findings.DESCENT_COUNT, points_asked=points, steps=STEPS)
