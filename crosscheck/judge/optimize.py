"""The submission's own descent: does it start where it is told, follow its own gradient, and return what it says it does?"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import numpy as np

from crosscheck.homework import Data, NetworkHomework, Role
from crosscheck.judge.asking.accuracy import ENOUGH
from crosscheck.judge.asking.descent import ALL_PARAMS, NEAR, ROUGHLY, STEPS, AskedDescent, Held, Step, claims, near
from crosscheck.judge.asking.questioning import Student
from crosscheck.judge.explaining.context import TOO_DEAR, word
from crosscheck.submissions.outcomes import Failed, Visited
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding, FunctionVerdict, LargestError, counted

EXPLAINS = (1e-8, 1e-4)  # of the largest step: how far a rule may leave one unexplained, where no other explains more
STEADY_RTOL = 1e-6  # how near a factor must be to one that has a reason
SHOWN = 4  # step sizes at most
ULPS = 4  # by which a step may be rounded otherwise
NEARLY = 1e-6  # how near what is returned must be to what steps that are right to some digits lead to
FREE_SECONDS = 0.05  # of the processor: what takes longer with all points is asked with few
FEW_POINTS = 5  # points then
ETA_FACTORS, OFFSETS = (1.1, 1.6), (0.02, 0.09)  # of what is drawn
PATH_NUMBERS = 1000  # of a path at most: a reply, which has a limit, may hold several
EPSILON = 1e-8  # in the denominators of Adam, AdaGrad and RMSprop


class Rule(NamedTuple):
    """A rule: its steps are sums of `terms(points, gradients)`, arrays of shape (k, P), and `usual` constants for these.

    The first constant is in units of eta. `how` says what it is: with the constants over eta as {0}, and as they are as
    {c}; or it is a function of the constants over eta.
    """

    kind: str
    terms: Callable[[Array, Array], list[Array]]
    usual: tuple[tuple[float, ...], ...] = ()
    how: str | Callable[[AskedDescent, Array], str] = ""

    def fitted(self, points: Array, gradients: Array, within: float) -> Array | None:
        """Return the constants, by least squares, if they account for all steps."""
        steps = np.diff(points, axis=0)
        matrix = np.stack([term.ravel() for term in self.terms(points[:-1], gradients)], axis=1)
        if not (np.isfinite(matrix).all() and np.isfinite(steps).all()):
            return None
        constants = np.linalg.lstsq(matrix, steps.ravel(), rcond=None)[0]
        off = np.abs(matrix @ constants - steps.ravel()).max()
        return np.asarray(constants) if off <= within * np.abs(steps).max() else None

    def step(self, constants: Array) -> Step:
        """Return the rule with some constants."""
        return lambda points, gradients: np.asarray(constants @ [term[-1] for term in self.terms(points, gradients)])


def _before(values: Array) -> Array:
    """Return what was there one step before, at first nothing."""
    return np.vstack([0 * values[:1], values[:-1]])


def _last_step(points: Array) -> Array:
    return np.diff(points, axis=0, prepend=points[:1])


def _average(values: Array, beta: float, corrected: bool = False) -> Array:
    """Return the running average at each step, from 0; corrected: over the sum of its weights."""
    averages = [0 * values[0]]
    for value in values:
        averages.append(beta * averages[-1] + (1 - beta) * value)
    weights = 1 - beta ** np.arange(1, len(averages)) if corrected else np.ones(len(values))
    return np.asarray(np.array(averages[1:]) / weights[:, None])


def _over_root(g: Array, squares: Array) -> Array:
    return np.asarray(g / (np.sqrt(squares) + EPSILON))


def _rms(beta: float) -> Rule:
    return Rule(ADAPTIVE, lambda _, g: [_over_root(g, _average(g**2, beta))], ((-1,),), "as in RMSprop")


def _adam(corrected: bool) -> Rule:
    def terms(_: Array, g: Array) -> list[Array]:
        return [_over_root(_average(g, 0.9, corrected), _average(g**2, 0.999, corrected))]

    return Rule(ADAPTIVE, terms, ((-1,),), "as in Adam")


def _factors(descent: AskedDescent) -> dict[float, str]:
    """Return what may have come in eta's place, over eta, in words."""
    eta = f"{descent.homework.words['eta']} is not used, the steps are"
    return {
        descent.homework.eta / descent.eta: f"{eta} those of {descent.homework.eta:g} whatever is given",
        1 / descent.eta: f"{eta} as large as the gradient itself",
        1 / len(descent.data.X): "the gradient is divided by the number of points",
    }


def _factor(descent: AskedDescent, constants: Array) -> str:
    """Word what the steps are, which are some factor times the wanted ones."""
    size, eta = abs(float(constants[0])), descent.homework.words["eta"]
    known = ((one, words) for one, words in {**_factors(descent), 1.0: ""}.items())
    same = (words for one, words in known if abs(size - one) <= STEADY_RTOL * one)
    climbs = "the sign of the step is +, which climbs along the gradient" if constants[0] > 0 else ""
    other = f"the step is {size:.6g} times {eta} times the gradient" if f"{size:.6g}" != "1" else ""
    said = "; ".join(filter(None, (climbs, next(same, other))))
    return f": {said}" if said else ""


def _back(descent: AskedDescent, constants: Array) -> str:
    """Word how far each step goes back on the way."""
    part = -float(constants[1]) * descent.eta
    whole = abs(part - 1) <= STEADY_RTOL
    return ": each begins where the first began" if whole else f": each goes back by {part:.3g} of the way"


def _sizes(_: AskedDescent, constants: Array) -> str:
    """Word the step sizes, each as long as it stays."""
    sizes = [size for size, _ in itertools.groupby(f"{-one:.6g}" for one in constants)]
    return ", ".join(sizes if len(sizes) <= SHOWN else [*sizes[:SHOWN], ".."])


UPDATE, ADAPTIVE, MOMENTUM = "optimize-update", "optimize-adaptive", "optimize-momentum"
CHANGES = "optimize-eta-changes"
BY_A_FACTOR = Rule(UPDATE, lambda _, g: [g], ((1,), (-0.5,), (-2,)), _factor)
RULES = (  # those of fewer constants first
    BY_A_FACTOR,
    Rule(
        UPDATE,
        lambda _, g: [g / np.linalg.norm(g, axis=1, keepdims=True)],
        ((-1,),),
        ": all steps have the same length",
    ),
    Rule(ADAPTIVE, lambda _, g: [np.sign(g)], ((-1,),), "taken by its sign alone"),
    Rule(ADAPTIVE, lambda _, g: [_over_root(g, np.cumsum(g**2, axis=0))], ((-1,),), "as in AdaGrad"),
    *(_adam(corrected) for corrected in (True, False)),
    *(_rms(beta) for beta in (0.9, 0.99, 0.999, 0.95)),
    Rule(MOMENTUM, lambda p, g: [g, _last_step(p)], ((-1, 0.9), (-1, 0.5), (-0.1, 0.9)), "a momentum of {c[1]:.3g}"),
    Rule("optimize-weight-decay", lambda p, g: [g, p], ((-1, -0.01), (-1, -0.1), (-1, -0.001)), "{0[1]:.3g}"),
    Rule(UPDATE, lambda p, g: [g, p - p[:1]], ((-1, -1),), _back),
    Rule(
        UPDATE,
        lambda _, g: [g, _before(g)],
        how=": eta times {0[0]:.3g} of the gradient, {0[1]:.3g} of the one before",
    ),
    Rule(
        MOMENTUM,
        lambda p, g: [g, _last_step(p), _before(g)],
        ((-1.9, 0.9, 0.9),),
        "a momentum of {c[1]:.3g}, which looks ahead as Nesterov's does",
    ),
    Rule(
        CHANGES,
        lambda _, g: [np.where(np.arange(len(g))[:, None] == k, g, 0) for k in range(len(g))],
        how=_sizes,
    ),
)


def _by_blocks(descent: AskedDescent) -> Rule:
    """Return the rule of a step size for each block of parameters."""
    blocks = descent.homework.parameters.blocks

    def terms(_: Array, g: Array) -> list[Array]:
        return [np.where(np.isin(np.arange(g.shape[1]), np.r_[block]), g, 0) for block in blocks.values()]

    def how(_: AskedDescent, sizes: Array) -> str:
        off = [(name, size) for name, size in zip(blocks, -sizes, strict=True) if abs(size - 1) > STEADY_RTOL]
        how_far = f"times {descent.homework.words['eta']} times its part of the gradient"
        moves = [f"{name} moves by {size:.6g} {how_far}" if size else f"{name} stays" for name, size in off]
        return f": {', '.join(moves)}" if moves else ""

    return Rule(UPDATE, terms, how=how)


def rule_of(descent: AskedDescent, points: Array, gradients: Array) -> Finding | None:
    """Return the first rule that accounts for all steps between some points, if any does."""
    for within, rule in itertools.product(EXPLAINS, (*RULES, _by_blocks(descent))):
        constants = rule.fitted(points, gradients, within)
        if constants is not None:
            return _finding(descent, rule, constants)
    return None


def guesses(descent: AskedDescent, sources: Iterable[bool]) -> Iterator[tuple[bool, Step, Finding]]:
    """Yield rules with the constants that people use: whether by the submission's own gradient, the step, and what to say."""
    for own, rule in itertools.product(sources, RULES):
        for constants in (*rule.usual, *((-one,) for one in _factors(descent) if rule is BY_A_FACTOR)):
            scaled = np.array([descent.eta * constants[0], *constants[1:]])
            yield own, rule.step(scaled), _finding(descent, rule, scaled)
    for each in (False, True):
        yield False, partial(_by_one_point, descent, each), batches(descent, 1)


def batches(descent: AskedDescent, n: int) -> Finding:
    """Return that the steps are by so few points."""
    return descent.finding("optimize-batches", how=counted(n, "point"), n=len(descent.data.X))


def _by_one_point(descent: AskedDescent, each: bool, points: Array, _: Array) -> Array:
    """Step by the reference's gradient of one point, the next at each step, or by that of each of them in turn."""
    (X, y), params = (descent.data.X, descent.data.y), points[-1]
    for i in range(len(X)) if each else [(len(points) - 1) % len(X)]:
        if not np.isfinite(params).all():
            break
        values = descent.homework.reference.values(params, X[i : i + 1], y[i : i + 1])
        params = params - descent.eta * values[descent.homework.by_role[Role.GRADIENT].name]
    return np.asarray(params - points[-1])


def _finding(descent: AskedDescent, rule: Rule, constants: Array) -> Finding:
    over_eta = constants / descent.eta
    how = rule.how.format(over_eta, c=constants) if isinstance(rule.how, str) else rule.how(descent, over_eta)
    return descent.finding(rule.kind, how=how)


SAME_RTOL = 1e-6  # how near the path along its own gradient is to the reference's if that is right


def judge_descent(
    student: Student, homework: NetworkHomework, data: Data, quick: bool, gradient: FunctionVerdict | None, seed: int
) -> FunctionVerdict:
    """Judge a descent that is not the homework's own, by where it asks for gradients and by what it returns.

    The data hold labels in the shape in which the submission keeps them. `quick`: its gradient of all points may be asked for at
    each step; else few points do. `gradient` is the verdict on the submission's gradient, which the descent may fail through.
    One that is right is asked for what is drawn as well, and as the sheet asks, by its defaults. Where few points do, it is
    asked for a step with all of them besides.
    """
    few = Data(data.X[:FEW_POINTS], data.y[:FEW_POINTS], data.initial)
    rng = np.random.default_rng([seed, STEPS])
    most = max(min(homework.n_steps, PATH_NUMBERS // data.initial.size), STEPS + 1)
    asked = AskedDescent(student, homework, data if quick else few)
    drawn = replace(asked, eta_factor=float(rng.uniform(*ETA_FACTORS)), offset=float(rng.uniform(*OFFSETS)))
    verdict, seconds = _judge_asked_for(asked, gradient)
    dear = not quick or seconds * most / STEPS > FREE_SECONDS
    further = [
        replace(drawn, data=few, n_steps=int(rng.integers(STEPS + 1, most, endpoint=True))),
        AskedDescent(student, homework, few if dear else data, most, 1.0, 0.0),
        *([] if quick else [replace(drawn, data=data, n_steps=1)]),
    ]
    for descent in further:
        if verdict.verdict in ("right", "remarks"):
            last, _ = _judge_asked_for(descent, gradient)
            verdict = verdict if last.verdict == "right" else last
    return verdict


def _judge_asked_for(descent: AskedDescent, gradient: FunctionVerdict | None) -> tuple[FunctionVerdict, float]:
    """Return the verdict on what comes of one call, and how many seconds that took."""
    outcome, visited = descent.trace()
    if isinstance(outcome, Failed):
        return _of_failure(descent, outcome, gradient), outcome.seconds
    verdict = _judge(descent, _seen(descent, outcome.parts, visited))
    changed = _changed(outcome.changed, descent.arguments, descent.homework)
    if changed is not None:
        causes = (*verdict.causes, descent.finding(changed))
        verdict = replace(verdict, verdict="wrong", reason=None, causes=causes)
    return verdict, outcome.seconds


def _of_failure(descent: AskedDescent, failure: Failed, gradient: FunctionVerdict | None) -> FunctionVerdict:
    """Judge a descent that fails: through a gradient of a type that cannot be subtracted, or by itself."""
    unusable = [one for one in (gradient.remarks if gradient else ()) if one.kind == "return-type"]
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
    size, data, nowhere = descent.start.size, descent.data, np.empty((0, descent.start.size + 1))
    names = (descent.homework.by_role[role].name for role in (Role.GRADIENT, Role.OBJECTIVE))
    gradients, losses = (visited.get(name, nowhere) for name in names)
    share = (gradients[:, size] - size).min(initial=np.inf) / (data.X.size + data.y.size)
    batch = int(min(share, 1) * len(data.X))
    return Seen(parts, _distinct(gradients[:, :size]), _distinct(losses[:, :size]), batch)


def _judge(descent: AskedDescent, seen: Seen) -> FunctionVerdict:
    """Hold what was returned, and where gradients or losses were asked for, against the path along its own gradient.

    What asks for no gradient of the submission's own may have the reference's just as well.
    """
    asked = len(seen.at_gradients) > 0
    points = seen.at_gradients if asked else seen.at_losses
    ways: dict[bool, Held] = {}
    for own in (True,) if asked else (False, True):  # its own gradient; or first the reference's, which costs less
        path = _taken(descent, seen.at_gradients)
        path = descent.path(descent.n_steps, own) if path is None else path
        if path is not None:
            ways[own] = descent.held(seen.parts, path, own)
            if ways[own].right:
                return FunctionVerdict(descent.name, "right")
    if asked not in ways:
        return _fails_on_the_way(descent)
    if asked and (nearly := _nearly(descent, seen)):
        return nearly
    for own, held in reversed(ways.items()):
        ends = (near(one, held.path[-1], ROUGHLY) for one in points[::-1])
        follows = _follows(points, held.path) if asked else any(ends)
        longer = descent.path(descent.n_steps + 1, own) if follows and len(points) > descent.n_steps else None
        if _goes_on(descent, seen, longer, own):
            return _wrong(descent, _count(descent, descent.n_steps + 1))
        if held.broken and follows and asked and (last := _last_step_is_another(descent, seen, held.path)):
            return _wrong(descent, last)
        if held.broken and (follows or held.kept):
            return _returns(descent, held)
        if follows:
            return FunctionVerdict(descent.name, "right")
    return _judge_asked(descent, seen) if asked else _judge_unasked(descent, seen, ways)


def _last_step_is_another(descent: AskedDescent, seen: Seen, path: Array) -> Finding | None:
    """Return that the step size changes if the last step, which no gradient shows, leads to where a loss was asked for."""
    elsewhere = [one for one in seen.at_losses if not any(near(one, reached) for reached in path)]
    points = seen.at_gradients
    gradients = descent.each(Role.GRADIENT, points) if elsewhere and len(points) == descent.n_steps else None
    found = None if gradients is None else rule_of(descent, np.vstack([points, elsewhere[-1:]]), gradients)
    return found if found and found.kind == CHANGES else None


def _nearly(descent: AskedDescent, seen: Seen) -> FunctionVerdict | None:
    """Judge a descent whose steps are right to some digits by what else it does; None if they are not, or have all digits.

    The digits are those of a step; or of the parameters, if these are kept in single precision.
    """
    n = descent.n_steps
    points, more = seen.at_gradients[:n], seen.at_gradients[n:]
    gradients = descent.each(Role.GRADIENT, points) if len(points) == n else None
    if gradients is None:
        return None
    path = np.vstack([descent.start, points - descent.eta * gradients])
    single = bool((points[1:] == points[1:].astype(np.float32)).all())
    scale = np.maximum(1, np.abs(points)) if single else np.abs(descent.eta * gradients).max()
    off = np.abs(points - path[:-1]) - ULPS * np.spacing(np.abs(points))
    error = (off / scale)[1:].max(initial=0)
    starts = near(points[0], descent.start, NEARLY if single else NEAR)
    if (
        not starts or not NEAR < error <= 10.0**-ENOUGH or not all(near(p, path[-1], NEARLY) for p in more[:1])
    ):  # NaN, too
        return None
    last = descent.each(Role.GRADIENT, path[-1:]) if len(more) else None
    longer = None if last is None else np.vstack([path, path[-1:] - descent.eta * last])
    if len(more) > 1 or _goes_on(descent, seen, longer, True, NEARLY):
        return _wrong(descent, _count(descent, len(seen.at_gradients)))
    held = descent.held(seen.parts, path, True, NEARLY)
    if held.broken:
        return _returns(descent, held)
    kind = "float32" if single else "limited-accuracy"
    remark = descent.finding(kind, digits=f"{math.floor(-math.log10(error))} digits")
    return FunctionVerdict(descent.name, "remarks", remarks=(remark,))


def _taken(descent: AskedDescent, points: Array) -> Array | None:
    """Return the path along a gradient, if the points are on it: the reference's, which costs less, or else its own."""
    points = points[: descent.n_steps]
    for own in (False, True) if len(points) == descent.n_steps else ():
        gradients = descent.each(Role.GRADIENT, points, own)  # one message for all
        if gradients is not None:
            path = np.vstack([descent.start, points - descent.eta * gradients])
            if near(path[:-1], points):
                return path
    return None


def _judge_asked(descent: AskedDescent, seen: Seen) -> FunctionVerdict:
    """Name what is wrong where its own gradient is asked for at points that are not those of the path."""
    points, n, finding = seen.at_gradients, len(descent.data.X), descent.finding
    counts = () if len(points) in {descent.n_steps, descent.n_steps + 1} else (_count(descent, len(points)),)
    if not near(points[0], descent.start):
        return _wrong(descent, finding("optimize-start"))
    if len(points) == 1:
        return _wrong(descent, *counts)
    points = points[: descent.n_steps + 1]  # they show the rule, however many follow
    gradients = descent.each(Role.GRADIENT, points[:-1])
    if gradients is None:
        return _fails_on_the_way(descent)
    error = _largest_error(descent, points, gradients)
    update, unnamed = rule_of(descent, points, gradients), finding("optimize-update", how="")
    if update == unnamed and counts:
        return _wrong(descent, *counts)
    if update is None:  # then nothing says which points are steps
        return _wrong(descent, batches(descent, seen.batch) if seen.batch < n else unnamed, error=error)
    return _wrong(descent, update, *counts, error=error)


def _judge_unasked(descent: AskedDescent, seen: Seen, ways: Mapping[bool, Held]) -> FunctionVerdict:
    """Judge a descent by what it returns and where it asks for losses: by each rule, with the constants that people use."""
    points, held, sources = _shown(descent, seen), ways[False], [*ways][::-1]
    unnamed = descent.finding("optimize-update", how="")
    if len(points) > descent.n_steps and not any(near(points[0], reached) for reached in held.path):
        return _wrong(descent, descent.finding("optimize-start"))
    update = unnamed if len(points) == 1 else None
    for own in sources if len(points) > 1 else ():
        gradients = descent.each(Role.GRADIENT, points[:-1], own)
        update = update or (rule_of(descent, points, gradients) if gradients is not None else None)
        if gradients is not None and update not in (None, unnamed):
            return _wrong(descent, update, error=_largest_error(descent, points, gradients))
    for own, step, guess in guesses(descent, sources) if held.broken else ():
        path = descent.path(descent.n_steps, own, step)
        if path is not None and descent.held(seen.parts, path, own).right:
            return _wrong(descent, guess)
    shown = held.broken or len(points) > descent.n_steps
    if not shown or True not in ways or not np.allclose(ways[True].path, held.path, rtol=SAME_RTOL):
        # beside a gradient that is wrong it may follow any other
        return FunctionVerdict(descent.name, "unjudged", descent.finding("optimize-unfollowed"))
    if update is None:
        return _wrong(descent, unnamed)
    return _returns(descent, held, f"The steps of {descent.name} cannot be seen")


def _shown(descent: AskedDescent, seen: Seen) -> Array:
    """Return the points on its way: those that it returned; else, after the start, those at which it asked for losses.

    Where these are many, they are those of differences.
    """
    told = [value for what, value in claims(seen.parts, descent.n_steps + 1, descent.start.size) if what == ALL_PARAMS]
    if told:
        return _distinct(told[0])
    many = len(seen.at_losses) > 2 * descent.n_steps
    return _distinct(np.vstack([descent.start, seen.at_losses[:0] if many else seen.at_losses]))


def _follows(points: Array, path: Array) -> bool:
    """Return whether all points are on the path, and the last is where its last step begins or ends.

    To ask at the end as well is no further step.
    """
    on_path = all(any(near(point, reached) for reached in path) for point in points)
    return on_path and any(near(points[-1], reached) for reached in path[-2:])


def _goes_on(descent: AskedDescent, seen: Seen, longer: Array | None, own: bool, within: float | None = None) -> bool:
    """Return whether what is returned is that of a path of one step more, or a loss is asked for after it."""
    if longer is None:
        return False
    if any(near(point, longer[-1], within or NEAR) for point in seen.at_losses):
        return True
    return descent.held(seen.parts, longer, own, within).right


def _largest_error(descent: AskedDescent, points: Array, gradients: Array) -> LargestError:
    """Return the parameter that is farthest off after the first step that is."""
    expected = points[:-1] - descent.eta * gradients
    step = next((i for i in range(len(expected)) if not near(points[i + 1], expected[i])), 0)
    entry = int(np.argmax(np.nan_to_num(np.abs(points[step + 1] - expected[step]), nan=np.inf)))
    X, y = descent.homework.globals["X"], descent.homework.globals["y"]
    params = descent.homework.words["params"]
    named = "".join(f", {name}={value:g}" for name, value in descent.named.items())
    start = f"other {params}" if descent.offset else descent.homework.globals["initial"]
    call = f"{descent.name}({start}, {X}, {y}{named})"
    at, parameter = f"{call}, {params} after step {step + 1}", descent.homework.parameters.names[entry]
    return LargestError(at, parameter, float(points[step + 1, entry]), float(expected[step, entry]))


def _changed(changed: Mapping[int, Array], arguments: Sequence[Array], homework: NetworkHomework) -> str | None:
    """Return which argument has other numbers after the call; another shape alone matters to nobody."""
    moved = [i for i, after in changed.items() if not near(after.reshape(-1), arguments[i].reshape(-1))]
    if not moved:
        return None
    params = homework.by_role[Role.DESCENT].slot("params")
    return "updates-params-in-place" if params in moved else "changes-data-in-place"


def _distinct(points: Array) -> Array:
    """Leave out the points that have been before."""
    return np.array(list({point.tobytes(): point for point in points}.values())).reshape(-1, points.shape[1])


def _wrong(descent: AskedDescent, *causes: Finding, error: LargestError | None = None) -> FunctionVerdict:
    return FunctionVerdict(descent.name, "wrong", causes=causes, largest_error=error)


def _returns(descent: AskedDescent, held: Held, steps: str = "") -> FunctionVerdict:
    steps = steps or f"{descent.name} asks for its gradients where it should"
    return _wrong(descent, descent.finding("optimize-returns", steps=steps, what=held.broken))


def _fails_on_the_way(descent: AskedDescent) -> FunctionVerdict:
    """Return the verdict where the submission's own gradient cannot be followed."""
    gradient = descent.homework.by_role[Role.GRADIENT].name
    reason = Finding("error", f"its {gradient} fails on the way", level="unjudged")
    return FunctionVerdict(descent.name, "unjudged", reason)


def _count(descent: AskedDescent, asked: int) -> Finding:
    points = counted(asked, "point")
    return descent.finding("optimize-count", points_asked=points, steps=descent.n_steps)
