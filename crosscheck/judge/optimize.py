"""The submission's own descent: does it start at its argument, follow its own gradient, and return what it should?"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple, TypeAlias

import numpy as np

from crosscheck.homework.network import FEW_POINTS, NetworkHomework
from crosscheck.homework.parts import Data, Role
from crosscheck.judge.asking.accuracy import BY_CHANCE, ENOUGH
from crosscheck.judge.asking.descent import (
    AFTER_LAST,
    ALL_LOSSES,
    ALL_PARAMS,
    ETA_FACTOR,
    EXACTLY,
    NEAR,
    ROUGHLY,
    STEPS,
    AskedDescent,
    Held,
    Interrupted,
    among,
    claims,
    near,
)
from crosscheck.judge.asking.questioning import TOO_DEAR, Student
from crosscheck.judge.explaining.calls import of_changes
from crosscheck.judge.explaining.context import LEFT_OVER, depends, follows, word
from crosscheck.judge.explaining.state import DEAR_SECONDS
from crosscheck.judge.explaining.updates import at_call, batches, guesses, rule_of
from crosscheck.mistakes.findings import FAIL_IN_USE
from crosscheck.submissions.outcomes import Failed, Returned, Visited
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Call, Finding, FunctionVerdict, Row, counted

SAME_RTOL = 1e-6  # relative tolerance between the paths along its own gradient and along the reference's
ULPS = 4  # rounding error allowed in a step, in units in the last place
# What is drawn: a factor to eta from this range, the start, with this standard deviation about the homework's, and the
# number of points, from LEAST_POINTS to all, or to MOST_POINTS if all take long.
ETA_FACTORS, MOVED, LEAST_POINTS, MOST_POINTS = (0.3, 9.0), 0.3, 3, 8
# A factor to the homework's eta with which the loss rises, and the tolerance of such steps.
LONG_STEPS, ALMOST = 30.0, 1e-4
# Offsets of the start from the homework's, times the entry's index: one shows a global in place of the argument; at the
# other the gradient is eight times as long. The third is the factor to eta for steps from there.
OFFSET, FAR, SHORT_STEPS = 0.1, 0.5, 0.17
RIGHT = ("right", "remarks")
# Exceptions that a value of another shape or type raises, and the kinds of mistakes that return one.
OF_MISFITS = ("AttributeError", "IndexError", "TypeError", "ValueError")
MISFITS = {"wrong-shape", "not-summed", *FAIL_IN_USE}
Verdicts: TypeAlias = Mapping[str, FunctionVerdict]  # by function
LIMITED, LATE = "limited-accuracy", "losses-before-the-last-step"
Taken: TypeAlias = tuple[Array | None, float, str]  # a path, the error of its steps, and the remark for this error
NOT_TAKEN: Taken = (None, 0.0, LIMITED)
MOST_CALLS = 100  # of gradient and loss in a step: more than differences with several steps need
TOO_SLOW = 15.0  # processor seconds for all steps as on the sheet: half of those that a call with all points may take
PATH_NUMBERS = 1000  # largest number of entries of a path: a reply may hold several paths, and its size is limited


def judge_descent(
    student: Student,
    homework: NetworkHomework,
    data: Data,
    quick: bool,
    gradient: FunctionVerdict | None,
    used: Verdicts,
    seed: int,
) -> FunctionVerdict:
    """Judge a descent by where it asks for gradients and by what it returns.

    `data` holds the labels in the shape in which the submission keeps them. If `quick`, its gradient may be asked for
    with all points at each step; else few points are used. `gradient` is the verdict on the submission's gradient.
    `used` are the verdicts on the functions that the descent uses: their state or their failures may be the cause.
    """
    entries = np.arange(data.initial.size, dtype=float)
    asked = AskedDescent(student, homework, data if quick else _some(data, -FEW_POINTS), OFFSET * entries, times=2)
    try:
        verdict = _judged(asked, data, quick, gradient, used, seed)
    except Interrupted as why:
        return FunctionVerdict(asked.name, "unjudged", why.args[0].reason)
    kept = next((one for one in used.values() if any(cause.kind in LEFT_OVER for cause in one.causes)), None)
    return follows(asked.name, kept) if kept and verdict.verdict != "right" else verdict


def _judged(
    asked: AskedDescent, data: Data, quick: bool, gradient: FunctionVerdict | None, used: Verdicts, seed: int
) -> FunctionVerdict:
    """Judge a descent by several calls, until one is wrong.

    After the first call, it is called from far away, with drawn arguments, with long steps, and with its defaults, as
    the sheet asks. If its functions are slow with all points, the last call has few points, and a note says so.
    """
    few, student, homework = _some(data, -FEW_POINTS), asked.student, asked.homework
    rng, entries = np.random.default_rng([seed, STEPS]), np.arange(data.initial.size, dtype=float)
    most = max(PATH_NUMBERS // data.initial.size, STEPS + 1)
    # Avoid step counts for which the losses of each, every second or every third step are as many as the parameters.
    alike = {k * data.initial.size + i for k in (1, 2, 3) for i in range(-k, k)}
    steps = int(rng.choice([n for n in range(STEPS + 1, most + 1) if n not in alike]))
    verdict = FunctionVerdict(asked.name, "right")
    seconds = of_all = 0.0  # for a step of the latest call, and of one with all points; the first call may compile code
    if gradient is not None and gradient.verdict not in RIGHT:
        at_start = asked.each(Role.GRADIENT, asked.start[np.newaxis])
        if at_start is not None and near(asked.start, asked.start - asked.eta * at_start[0]):
            return depends(asked.name, f"moves nowhere by its {gradient.function}", f"{gradient.function} is right")

    def ask(descent: AskedDescent) -> None:
        nonlocal verdict, seconds
        if verdict.verdict in RIGHT:
            last, took = _judge_asked_for(descent, used)
            seconds = took / descent.n_steps
            verdict = verdict if last.verdict == "right" else last

    few_steps = STEPS if quick else 2  # after a single step, so few numbers may be anything
    ask(replace(asked, times=1))  # with `times`, only the last call counts: the first of all must be right, too
    ask(asked)
    if not quick:  # then the time with all points is not yet known
        ask(AskedDescent(student, homework, data, 0 * entries, few_steps, 1.0))
        of_all = seconds
    ask(replace(asked, n_steps=few_steps, eta_factor=SHORT_STEPS, offset=FAR * entries))
    of_all = seconds if quick else of_all
    all_of_them = quick and steps * seconds < DEAR_SECONDS
    ranges = [(LEAST_POINTS, len(data.X) if all_of_them else MOST_POINTS), ETA_FACTORS]
    n_points, eta_factor = (float(np.exp(rng.uniform(*np.log(one)))) for one in ranges)
    n = int(n_points)
    some = _some(data, int(rng.integers(len(data.X) - n, endpoint=True)), n)
    eta_factor *= len(data.X) / len(some.X)  # so that steps by few points are as long as those by all
    # Start near the homework's start, or at normal parameters, as people draw them.
    beside = rng.random() < 0.5
    offset = rng.normal(0, MOVED, entries.shape) if beside else rng.normal(size=entries.shape) - data.initial
    # Near a limit the seed must not decide. If all was exact before, as of answers by heart, more digits are needed.
    exact = all(remark.kind == LATE for remark in verdict.remarks)
    enough = ENOUGH if exact else BY_CHANCE
    before = verdict
    ask(AskedDescent(student, homework, some, offset, steps, eta_factor, enough=enough))
    if verdict.verdict in RIGHT:  # the seed makes nothing a remark, and changes no number of digits
        verdict = before
    if verdict.verdict in RIGHT and quick:
        verdict = _of_long_steps(replace(asked, n_steps=STEPS, eta_factor=LONG_STEPS)) or verdict
    n_steps = min(homework.n_steps, most)
    dear = n_steps * of_all > (TOO_SLOW if quick else DEAR_SECONDS)
    ask(AskedDescent(student, homework, few if dear else data, 0 * entries, n_steps, 1.0))
    if verdict.verdict in RIGHT and dear:
        verdict = replace(verdict, remarks=(*verdict.remarks, asked.finding("optimize-left-out", points=FEW_POINTS)))
    return verdict


def _some(data: Data, first: int, n: int | None = None) -> Data:
    """Return n points in a row, or all from the first on. A submission may take the first or last ones of a global."""
    return Data(data.X[first:][:n], data.y[first:][:n], data.initial)


def _of_long_steps(descent: AskedDescent) -> FunctionVerdict | None:
    """Judge a descent by steps so long that the loss rises. Return None if it does not behave otherwise there.

    It may make a step shorter, like a line search. If its steps are right, it is wrong only if it returns an earlier
    point, such as the best one, and after shorter steps the last one.
    """
    seen, n = _traced(descent), descent.n_steps
    points = seen.at_gradients[: n + 1] if seen else np.empty(0)
    gradients = descent.each(Role.GRADIENT, points) if len(points) else None
    if seen is None or gradients is None:
        return None
    after = points - descent.eta * gradients
    if len(points) == 1 or not near(points[1:], after[:-1], ALMOST):
        verdict = _judge(descent, seen)
        return verdict if verdict.verdict == "wrong" else None
    if len(points) <= n and near(points[-1], after[-1], EXACTLY):  # the gradient is 0 there, as by a clipped loss
        return None
    path = np.vstack([points[:1], after[:n]])
    ended = _steps_returned(descent, seen, path)
    if not ended or not ended <= {(AFTER_LAST, i) for i in range(n)}:
        return None
    losses = descent.each(Role.OBJECTIVE, path)
    if losses is None or not np.isfinite(losses).all():  # a descent may stop where they are not
        return None
    short = replace(descent, eta_factor=ETA_FACTOR)
    if _steps_returned(short, _traced(short), short.path(n, own=True)) != {(AFTER_LAST, n)}:
        return None
    best = descent.finding("optimize-best", asked=at_call(descent))
    return _wrong(descent, _count(descent, len(points)) if len(points) < n else best)


def _traced(descent: AskedDescent) -> "Seen | None":
    """Call a descent, and return what is observed of it; None if it fails."""
    outcome, visited = descent.trace()
    return None if isinstance(outcome, Failed) else _seen(descent, outcome.parts, visited)


def _judge_asked_for(descent: AskedDescent, used: Verdicts) -> tuple[FunctionVerdict, float]:
    """Return the verdict on one call, and its seconds."""
    outcome, visited = descent.trace()
    if isinstance(outcome, Failed):
        return _of_failure(descent, outcome, used), outcome.seconds
    was = descent.arguments
    moved = [i for i, after in outcome.changed.items() if not near(after.reshape(-1), was[i].reshape(-1))]
    if moved and descent.times > 1:  # the changed arguments may explain the last call's values
        return _judge_asked_for(replace(descent, times=1), used)
    verdict = _judge(descent, _seen(descent, outcome.parts, visited))
    if (kind := of_changes(descent.function, moved)) is not None:
        changes = descent.finding(kind, params=descent.homework.globals["initial"])
        verdict = replace(verdict, verdict="wrong", reason=None, causes=(*verdict.causes, changes))
    return verdict, outcome.seconds


def _of_failure(descent: AskedDescent, failure: Failed, used: Verdicts) -> FunctionVerdict:
    """Judge a descent that fails: because of another function's exception, shape or type, or by itself."""
    unusable = [one for verdict in used.values() for one in verdict.remarks if one.kind == "return-type"]
    if failure.kind == "error" and unusable:
        return FunctionVerdict(descent.name, "remarks", remarks=tuple(unusable))
    first = sorted(used.items(), key=lambda item: item[0] != failure.within)
    for name, one in first if failure.kind == "error" else ():
        misfits = failure.exception in OF_MISFITS and not MISFITS.isdisjoint(cause.kind for cause in one.causes)
        if one.verdict == "wrong" and (misfits or failure.within == name):
            return depends(descent.name, f"fails, and your {name} is wrong", f"{name} is right")
    said = word(failure)
    if said != "wrong" or (failure.kind in TOO_DEAR and not _is_endless(descent, failure)):
        return FunctionVerdict(descent.name, "unjudged" if said == "wrong" else said, failure.reason)
    of_all, n = len(descent.homework.data.X), len(descent.data.X)
    given = f"given {n} of the {of_all} points, " if n < of_all else ""
    own = replace(failure.reason, hint=given + failure.reason.hint, level="wrong")
    return FunctionVerdict(descent.name, "wrong", own, causes=(own,))


def _is_endless(descent: AskedDescent, failure: Failed) -> bool:
    """Return whether a descent took far longer than its steps need, by the submission's own gradient and loss.

    It makes many calls, so that slow ones are not its fault.
    """
    seconds = 0.0
    for role in (Role.GRADIENT, Role.OBJECTIVE):
        function = descent.homework.by_role[role]
        calls = function.calls(descent.start, descent.data.X, descent.data.y)
        outcomes = descent.student.call_each(function.name, [*calls] * 2)  # the first call may compile code
        if not all(isinstance(one, Returned) for one in outcomes):
            return False
        seconds += min(one.seconds for one in outcomes) * len(calls)
    return MOST_CALLS * descent.n_steps * seconds < failure.seconds


class Seen(NamedTuple):
    """What is observed of a descent: the returned arrays, and the points at which it asked, each only once."""

    parts: tuple[Array, ...]
    at_gradients: Array
    at_losses: Array
    batch: int  # the smallest number of points for which it asked for a gradient
    of_some: bool  # whether it asked for losses, but never for those of all points
    anew: bool  # whether it came back to the first point at which it asked for a gradient


def _seen(descent: AskedDescent, parts: tuple[Array, ...], visited: Visited) -> Seen:
    size, data, nowhere = descent.start.size, descent.data, np.empty((0, descent.start.size + 1))
    names = (descent.homework.by_role[role].name for role in (Role.GRADIENT, Role.OBJECTIVE))
    gradients, losses = (visited.get(name, nowhere) for name in names)
    of_all = data.X.size + data.y.size
    batch = int(min((gradients[:, size] - size).min(initial=np.inf) / of_all, 1) * len(data.X))
    of_some = bool(0 < (losses[:, size] - size).max(initial=0) < of_all)
    anew = bool((np.diff((gradients[:, :size] == gradients[:1, :size]).all(axis=1).astype(int)) > 0).any())
    return Seen(parts, _distinct(gradients[:, :size]), _distinct(losses[:, :size]), batch, of_some, anew)


def _judge(descent: AskedDescent, seen: Seen) -> FunctionVerdict:
    """Compare the returned values, and the points at which it asked, with the path along the submission's own gradient.

    A descent that never calls this gradient may compute it itself: then the reference's path counts as well.
    """
    asked = len(seen.at_gradients) > 0
    points = seen.at_gradients if asked else seen.at_losses
    taken, error, kind = _taken(descent, seen)
    ways: dict[bool, Held] = {}
    for own in (True,) if asked else (False, True):  # own: by the submission's gradient. The reference's costs less.
        path = descent.path(descent.n_steps, own) if taken is None else taken
        if path is not None:
            ways[own] = descent.held(seen.parts, path, own, seen.of_some)
            if ways[own].right:
                return _right(descent, max(error, ways[own].error), kind)
    if asked not in ways:
        return _fails_on_the_way(descent)
    for own, held in reversed(ways.items()):
        follows = _follows(points, held.path) if asked else among(held.path[-1], points[::-1], ROUGHLY)
        last = descent.each(Role.GRADIENT, held.path[-1:], own) if follows and len(points) > descent.n_steps else None
        longer = None if last is None else np.vstack([held.path, held.path[-1:] - descent.eta * last])
        if _goes_on(descent, seen, longer, own):
            return _wrong(descent, _count(descent, descent.n_steps + 1))
        if held.broken and (follows or (held.kept and not held.error)):
            return _returns(descent, held)
        if follows:
            return _right(descent, error, kind, late=not seen.parts and _is_late(seen, held.path))
    return _judge_asked(descent, seen) if asked else _judge_unasked(descent, seen, ways)


def _taken(descent: AskedDescent, seen: Seen) -> Taken:
    """Return the path through the observed points, if they follow the reference's gradient, tried first, or its own.

    The path has the points themselves: near them, a loss in single precision or from a table may have another value.
    """
    points = seen.at_gradients[: descent.n_steps]
    sources = (False, True) if descent.n_steps > 1 else (True,)  # a lone start lies on any path
    for own in sources if len(points) == descent.n_steps else ():
        gradients = descent.each(Role.GRADIENT, points, own)  # one message for all
        if gradients is not None:
            path = np.vstack([descent.start, points - descent.eta * gradients])
            ends = [one for one in _ends(descent, seen) if near(one, path[-1])]
            # The reference's gradient may differ at the last point alone, where only the end shows it.
            if near(path[:-1], points, NEAR if own else EXACTLY) and (own or ends):
                return np.vstack([points, *(ends[:1] or path[-1:])]), 0.0, LIMITED
            if own:
                return _nearly(descent, seen, path)
    return NOT_TAKEN


def _nearly(descent: AskedDescent, seen: Seen, path: Array) -> Taken:
    """Return the path through points that are each right to some digits, as a step from the point before.

    The digits are relative to the longest step, or to the parameters if these are kept in single precision. As at other
    drawn questions, the gradient's largest entry counts as at least 1: it may be small with few points, beside which an
    error that does not depend on the points would be large.
    """
    points, more = seen.at_gradients[: descent.n_steps], seen.at_gradients[descent.n_steps :]
    single = bool((points[1:] == points[1:].astype(np.float32)).all())
    rounding = ULPS * np.spacing(np.abs(path).astype(np.float32) if single else np.abs(path)).astype(float)
    step = np.abs(path[1:] - points).max()
    end = more[0] if len(more) else _end(descent, seen, path[-1], 10.0**-BY_CHANCE * step + rounding[-1])
    reached = np.vstack([points, end])
    off = np.abs(reached - path)[1:]
    error = float(((off - rounding[1:]) / np.maximum(step, descent.eta)).max(initial=0))
    exact = error <= NEAR and not single
    if exact or not (_begins(descent, points[0]) and error <= 10.0**-descent.enough):  # NaN is no small error
        return NOT_TAKEN
    if single:
        return reached, float((off / np.maximum(1, np.abs(path[1:]))).max()), "float32"
    return reached, error, LIMITED


def _begins(descent: AskedDescent, point: Array) -> bool:
    """Return whether a point is the start, in single precision or not."""
    return near(point, descent.start) or np.array_equal(point, descent.start.astype(np.float32))


def _end(descent: AskedDescent, seen: Seen, expected: Array, within: Array) -> Array:
    """Return where the last step ended, if that is near where it is expected. No gradient shows it."""
    end = min(_ends(descent, seen), key=lambda one: np.abs(one - expected).max(), default=expected)
    return end if (np.abs(end - expected) <= within).all() else expected


def _ends(descent: AskedDescent, seen: Seen) -> list[Array]:
    """Return where the last step may have ended: returned parameters, and those at which a loss was asked for."""
    return [*(end for _, end in _returned_ends(descent, seen)), *seen.at_losses]


def _returned_ends(descent: AskedDescent, seen: Seen) -> list[tuple[str, Array]]:
    """Return the returned parameters after the last step, each with what it was returned as."""
    told = claims(seen.parts, descent.n_steps + 1, descent.start.size)
    return [(what, np.atleast_2d(value)[-1]) for what, value in told if what in (ALL_PARAMS, AFTER_LAST)]


def _steps_returned(descent: AskedDescent, seen: Seen | None, path: Array | None) -> set[tuple[str, int]]:
    """Return as what last parameters were returned, and after which step the path is there; -1 if nowhere."""
    if seen is None or path is None:
        return set()
    ends = _returned_ends(descent, seen)
    return {(what, max((i for i, p in enumerate(path) if near(end, p)), default=-1)) for what, end in ends}


def _is_late(seen: Seen, path: Array) -> bool:
    """Return whether losses were asked for, and none of them after the last step."""
    before, after = (np.abs(seen.at_losses - point).max(axis=1, initial=0.0) for point in path[-2:])
    return len(seen.at_losses) > 0 and bool((before <= after).all())


def _right(descent: AskedDescent, error: float, kind: str, late: bool = False) -> FunctionVerdict:
    """Return the verdict on a descent whose steps and returned values are right to within an error."""
    remarks = [descent.finding(LATE)] if late else []
    if error:
        remarks.append(descent.finding(kind, digits=f"{math.floor(-math.log10(error))} digits"))
    return FunctionVerdict(descent.name, "remarks" if remarks else "right", remarks=tuple(remarks))


def _judge_asked(descent: AskedDescent, seen: Seen) -> FunctionVerdict:
    """Name what is wrong with a descent that asks for its gradient at points off the path."""
    points, n, finding = seen.at_gradients, len(descent.data.X), descent.finding
    counts = () if 0 <= len(points) - descent.n_steps <= 1 else (_count(descent, len(points), seen.anew),)
    if not _begins(descent, points[0]):
        return _wrong(descent, finding("optimize-start"))
    if len(points) == 1:
        return _wrong(descent, *counts)
    points = points[: descent.n_steps + 1]  # these suffice to show the rule
    gradients = descent.each(Role.GRADIENT, points[:-1])
    if gradients is None:
        return _fails_on_the_way(descent)
    worst = _farthest_off(descent, points, gradients, asked=True)
    if n < len(descent.homework.data.X) and _uses_all_data(descent, points):
        data = f"{descent.homework.globals['X']} and {descent.homework.globals['y']}"
        return _wrong(descent, finding("uses-global-data", data=data), worst=worst)
    update, unnamed = rule_of(descent, points, gradients), finding("optimize-update", how="")
    if counts and (update == unnamed or len(points) < descent.n_steps):  # it may make several steps between two points
        return _wrong(descent, *counts)
    if update is None:  # then it is not known which points are steps, and their count means nothing
        return _wrong(descent, batches(descent, seen.batch) if seen.batch < n else unnamed, worst=worst)
    return _wrong(descent, update, *counts, worst=worst)


def _uses_all_data(descent: AskedDescent, points: Array) -> bool:
    """Return whether the steps use the homework's points, all or as many as were passed, in place of those passed."""
    data, column = descent.homework.data, descent.data.y.ndim > 1
    y = data.y.reshape(-1, 1) if column else data.y.reshape(-1)
    for n in (len(y), len(descent.data.X)):
        gradients = replace(descent, data=Data(data.X[:n], y[:n], data.initial)).each(Role.GRADIENT, points[:-1])
        if gradients is not None and near(points[1:], points[:-1] - descent.eta * gradients):
            return True
    return False


def _judge_unasked(descent: AskedDescent, seen: Seen, ways: Mapping[bool, Held]) -> FunctionVerdict:
    """Judge a descent that asks for no gradient: try each rule, with usual constants, on its returns and losses."""
    points, held, sources = _shown(descent, seen), ways[False], [*ways][::-1]
    unnamed = descent.finding("optimize-update", how="")
    if len(points) > descent.n_steps and not among(points[0], held.path):
        return _wrong(descent, descent.finding("optimize-start"))
    update = unnamed if len(points) == 1 else None
    for own in sources if len(points) > 1 else ():
        gradients = descent.each(Role.GRADIENT, points[:-1], own)
        update = update or (rule_of(descent, points, gradients) if gradients is not None else None)
        if gradients is not None and update not in (None, unnamed):
            return _wrong(descent, update, worst=_farthest_off(descent, points, gradients))
    if any(_ends_before_last_step(descent, seen, one.path, own) for own, one in ways.items()):
        return FunctionVerdict(descent.name, "right")
    for own, step, guess in guesses(descent, sources) if seen.parts else ():
        path = descent.path(descent.n_steps, own, step)
        if path is None:
            continue
        whole = held.broken and descent.held(seen.parts, path, own).right
        if whole or _ends_before_last_step(descent, seen, path, own):
            return _wrong(descent, guess)
    shown = held.broken or len(points) > descent.n_steps
    if not shown or True not in ways or not np.allclose(ways[True].path, held.path, rtol=SAME_RTOL):
        # If the submission's gradient is wrong, the descent may follow another one.
        return FunctionVerdict(descent.name, "unjudged", descent.finding("optimize-unfollowed"))
    if update is None:
        return _wrong(descent, unnamed)
    return _returns(descent, held, f"The steps of {descent.name} cannot be seen")


def _ends_before_last_step(descent: AskedDescent, seen: Seen, path: Array, own: bool) -> bool:
    """Return whether only losses are returned, those before each step of a path: a loop may record a loss, then step.

    With parameters this is not right: a path without its last point has one step less.
    """
    told = {what for what, _ in claims(seen.parts, descent.n_steps, descent.start.size)}
    return told <= {ALL_LOSSES} and descent.held(seen.parts, path[:-1], own).right


def _shown(descent: AskedDescent, seen: Seen) -> Array:
    """Return the points on its way: those that it returned, or else the start and those at which it asked for losses.

    If it asked for very many losses, they are those of differences, and only the start is returned.
    """
    told = [value for what, value in claims(seen.parts, descent.n_steps + 1, descent.start.size) if what == ALL_PARAMS]
    if told:
        return _distinct(told[0])
    many = len(seen.at_losses) > 2 * descent.n_steps
    return _distinct(np.vstack([descent.start, seen.at_losses[:0] if many else seen.at_losses]))


def _follows(points: Array, path: Array) -> bool:
    """Return whether all points are on the path, and the last one is where its last step begins or ends.

    A descent may ask at the end of the path, too. That is no further step.
    """
    return all(among(point, path) for point in points) and among(points[-1], path[-2:])


def _goes_on(descent: AskedDescent, seen: Seen, longer: Array | None, own: bool) -> bool:
    """Return whether the returned values are those of one more step, or a loss is asked for after such a step."""
    if longer is None:
        return False
    step = np.abs(longer[-1] - longer[-2]).max()
    asked = np.abs(seen.at_losses - longer[-1]).max(axis=1, initial=0.0) <= 10.0**-descent.enough * step
    return bool(asked.any()) or descent.held(seen.parts, longer, own).right


def _farthest_off(descent: AskedDescent, points: Array, gradients: Array, asked: bool = False) -> Row[Call]:
    """Return the parameter that is farthest off after the first wrong step."""
    expected = points[:-1] - descent.eta * gradients
    step = next((i for i in range(len(expected)) if not near(points[i + 1], expected[i])), 0)
    entry = int(np.argmax(np.nan_to_num(np.abs(points[step + 1] - expected[step]), nan=np.inf)))
    n, own = len(descent.data.X), descent.homework.data.X
    first = int(np.argmax(np.all(own == descent.data.X[0], axis=1)))
    X, y = (descent.homework.globals[name] + f"[{first}:{first + n}]" * (n < len(own)) for name in ("X", "y"))
    params = descent.homework.words["params"]
    named = "".join(f", {name}={value:g}" for name, value in descent.named.items())
    start = f"other {params}" if descent.offset.any() else descent.homework.globals["initial"]
    call = f"{descent.name}({start}, {X}, {y}{named})"
    where = f"at gradient {step + 2}" if asked else f"after step {step + 1}"  # it may ask several times within a step
    at, parameter = f"{call}, {params} {where}", descent.homework.parameters.names[entry]
    return Row(Call(at), parameter, float(points[step + 1, entry]), float(expected[step, entry]))


def _distinct(points: Array) -> Array:
    """Return the points without repetitions, in their order."""
    return np.array(list({point.tobytes(): point for point in points}.values())).reshape(-1, points.shape[1])


def _wrong(descent: AskedDescent, *causes: Finding, worst: Row[Call] | None = None) -> FunctionVerdict:
    return FunctionVerdict(descent.name, "wrong", causes=causes, worst=worst)


def _returns(descent: AskedDescent, held: Held, steps: str = "") -> FunctionVerdict:
    what = held.broken + " by the homework's rule" * bool(steps)  # only its returned values are seen
    steps = steps or f"{descent.name} asks for its gradients where it should{at_call(descent)}"
    return _wrong(descent, descent.finding("optimize-returns", steps=steps, what=what))


def _fails_on_the_way(descent: AskedDescent) -> FunctionVerdict:
    """Return the verdict for a path that cannot be computed, since the submission's own gradient fails on it."""
    gradient = descent.homework.by_role[Role.GRADIENT].name
    reason = Finding("error", f"its {gradient} fails on the way", level="unjudged")
    return FunctionVerdict(descent.name, "unjudged", reason)


def _count(descent: AskedDescent, asked: int, anew: bool = False) -> Finding:
    words, usual = descent.homework.words, descent.homework.n_steps
    more = ", then at the first of them again" if anew else ", the start" if asked == 1 else ""
    if descent.n_steps != usual and asked in (usual, usual + 1):  # a gradient after the last step may be one more
        more = f", as if {words['n_steps']} were {usual}"
    asked_at = f"{counted(asked, 'set')} of {words['params']}{more}"
    return descent.finding("optimize-count", points_asked=asked_at, steps=descent.n_steps, asked=at_call(descent))
