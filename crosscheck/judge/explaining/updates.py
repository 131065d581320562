"""The update rule of a descent, if it is not the homework's: momentum, Adam, weight decay, a changing eta."""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.descent import AskedDescent, Step, near
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding, counted, joined

EXPLAINS = (1e-8, 1e-4)  # tolerance of a rule, relative to the largest step; the second if no rule meets the first
LEAST_PART = 1e-6  # least contribution of a term, relative to the largest step
NESTEROV = 1e-3  # tolerance of the constants of his rule: (1 + momentum) and minus the momentum add up to 1
STEADY_RTOL = 1e-6  # relative tolerance of a known factor
SHOWN = 4  # largest number of step sizes to tell
EPSILON = 1e-8  # in the denominators of Adam, AdaGrad and RMSprop


class Rule(NamedTuple):
    """An update rule. Its steps are sums of constants times `terms(points, gradients)`, arrays of shape (k, P).

    `usual` are constants that people choose, the first one in units of eta. `how` describes the rule: a text, in which
    {c} are the constants, {size} is the first one's size over eta and {at} the call; or a function of them over eta.
    """

    kind: str
    terms: Callable[[Array, Array], list[Array]]
    usual: tuple[tuple[float, ...], ...] = ()
    how: str | Callable[[AskedDescent, Array], str] = ""
    # Whether constants, divided by eta, are those of this rule and not of another one.
    where: Callable[[Array], bool] = lambda over_eta: bool(over_eta.size)

    def fitted(self, points: Array, gradients: Array, within: float) -> Array | None:
        """Fit the constants by least squares. Return None if they do not explain all steps."""
        steps = np.diff(points, axis=0)
        matrix = np.stack([term.ravel() for term in self.terms(points[:-1], gradients)], axis=1)
        if not (np.isfinite(matrix).all() and np.isfinite(steps).all()):
            return None
        constants = np.linalg.lstsq(matrix, steps.ravel(), rcond=None)[0]
        off, most = np.abs(matrix @ constants - steps.ravel()).max(), np.abs(steps).max()
        counts = np.abs(matrix * constants).max(axis=0) > LEAST_PART * most
        return np.asarray(constants) if off <= within * most and (counts.all() or self.kind == CHANGES) else None

    def step(self, constants: Array) -> Step:
        """Return the step of the rule with given constants."""
        return lambda points, gradients: np.asarray(constants @ [term[-1] for term in self.terms(points, gradients)])


def _before(values: Array) -> Array:
    """Return the values shifted by one step, with zeros at the first."""
    return np.vstack([0 * values[:1], values[:-1]])


def _last_step(points: Array) -> Array:
    return np.diff(points, axis=0, prepend=points[:1])


def _average(values: Array, beta: float, corrected: bool = False) -> Array:
    """Return the running average at each step, starting from 0. `corrected`: divided by the sum of its weights."""
    averages = [0 * values[0]]
    for value in values:
        averages.append(beta * averages[-1] + (1 - beta) * value)
    weights = 1 - beta ** np.arange(1, len(averages)) if corrected else np.ones(len(values))
    return np.asarray(np.array(averages[1:]) / weights[:, None])


def _over_root(g: Array, squares: Array) -> Array:
    return np.asarray(g / (np.sqrt(squares) + EPSILON))


def _adaptive(how: str, of: float, beta: float, corrected: bool = False) -> Rule:
    """Return a rule whose steps are the average gradient over the root of the average squares."""

    def terms(_: Array, g: Array) -> list[Array]:
        return [_over_root(_average(g, of, corrected), _average(g**2, beta, corrected))]

    return Rule(ADAPTIVE, terms, ((-1,),), how)


def _factors(descent: AskedDescent) -> dict[float, str]:
    """Return usual factors of the steps, each with its words: what may stand in place of eta, divided by eta."""
    as_if = f"as if {descent.homework.words['eta']} were {{:g}}{at_call(descent)}"
    return {
        descent.homework.eta / descent.eta: as_if.format(descent.homework.eta),
        descent.eta: f"{descent.homework.words['eta']} is squared",
        1 / descent.eta: as_if.format(1.0),
        1 / len(descent.data.X): "the gradient is divided by the number of points",
        len(descent.data.X) ** -0.5: "the gradient is divided by the square root of the number of points",
    }


def _factor(descent: AskedDescent, constants: Array) -> str:
    """Describe steps that are a factor times the right ones."""
    size, eta = abs(float(constants[0])), descent.homework.words["eta"]
    known = ((one, words) for one, words in {**_factors(descent), 1.0: ""}.items())
    same = (words for one, words in known if abs(size - one) <= STEADY_RTOL * one)
    climbs = f"the {descent.homework.words['params']} move up the gradient and not down" if constants[0] > 0 else ""
    first = "the first is " * (descent.n_steps == 2)  # no gradient shows the second step, which may be another one
    alone, times = (f"{one:.6g}" for one in (size * descent.eta, size))
    of_eta, typed = f"{times} times {eta} times the gradient", f"as if {eta} were {alone}"
    other = f"{first}{of_eta if _digits(times) <= _digits(alone) else typed}{at_call(descent)}"
    said = "; ".join(filter(None, (climbs, next(same, other if f"{size:.6g}" != "1" else ""))))
    return f": {said}" if said else ""


def at_call(descent: AskedDescent) -> str:
    """Describe the step size, the number of steps and the points of the call: a finding may hold only there."""
    words, how = descent.homework.words, "at" if descent.named else "with its defaults, which must be"
    n, of_all = len(descent.data.X), len(descent.homework.data.X)
    given = f", {n} of the {of_all} points" if n < of_all else ""
    return f" ({how} {words['eta']} {descent.eta:.3g}, {words['n_steps']} {descent.n_steps}{given})"


def _decay(descent: AskedDescent, constants: Array) -> str:
    """Describe the decay as a multiple of eta or as a number: whichever has fewer digits is likelier to be typed."""
    of_eta, alone = (f"{-constants[1] * unit:.6g}" for unit in (1.0, descent.eta))
    return f"{of_eta} times {descent.homework.words['eta']}" if _digits(of_eta) <= _digits(alone) else alone


def _digits(number: str) -> int:
    return len(re.sub(r"e.*|\W", "", number).strip("0"))


def _sizes(descent: AskedDescent, constants: Array) -> str:
    """Describe the step sizes, in their order; equal ones in a row are told once."""
    sizes = [size for size, _ in itertools.groupby(f"{-one:.6g}" for one in constants)]
    listed = ", then ".join(sizes if len(sizes) <= SHOWN else [*sizes[:SHOWN], ".."])
    return f"{listed} times {descent.homework.words['eta']}{at_call(descent)}"


def _momentum(descent: AskedDescent, constants: Array) -> str:
    """Describe the momentum, and the gradient's factor if it is not 1."""
    counts = -float(constants[0])
    also = f", and the gradient counts {counts:.3g} times" if f"{counts:.3g}" != "1" else ""
    kept = constants[1] * descent.eta
    whole = ", so that all gradients add up" if abs(kept - 1) <= STEADY_RTOL else ""
    return f"a momentum of {kept:.3g}{whole}{also}"


LENGTH = ": the gradient is normalised or shortened to a length of {size:.6g}{at}"
SIGN = "by its derivative's sign alone, or this is cut to -{size:.6g} .. {size:.6g}{at}"
UPDATE, ADAPTIVE, MOMENTUM = "optimize-update", "optimize-adaptive", "optimize-momentum"
CHANGES, DECAY = "optimize-eta-changes", "optimize-weight-decay"
BY_A_FACTOR = Rule(UPDATE, lambda _, g: [g], ((1,), (-0.5,), (-2,)), _factor)
RULES = (  # rules with fewer constants first
    BY_A_FACTOR,
    Rule(UPDATE, lambda _, g: [g / np.linalg.norm(g, axis=1, keepdims=True)], ((-1,),), LENGTH),
    Rule(ADAPTIVE, lambda _, g: [np.sign(g)], ((-1,),), SIGN),
    Rule(ADAPTIVE, lambda _, g: [_over_root(g, np.cumsum(g**2, axis=0))], ((-1,),), "as in AdaGrad"),
    *(_adaptive("as in Adam", 0.9, 0.999, corrected) for corrected in (True, False)),
    *(_adaptive("as in RMSprop", 0, beta) for beta in (0.9, 0.99, 0.999, 0.95)),
    Rule(MOMENTUM, lambda p, g: [g, _last_step(p)], ((-1, 0.9), (-1, 0.5), (-0.1, 0.9)), _momentum),
    Rule(DECAY, lambda p, g: [g, p], ((-1, -0.01), (-1, -0.1), (-1, -0.001)), _decay),
    Rule(
        MOMENTUM,
        lambda p, g: [g, _last_step(p), _before(g)],
        ((-1.9, 0.9, 0.9),),
        "a momentum of {c[1]:.3g}, which looks ahead as Nesterov's does",
        where=lambda over_eta: abs(over_eta[0] + 1 + over_eta[2]) < NESTEROV,
    ),
    Rule(CHANGES, lambda _, g: [np.where(np.arange(len(g))[:, None] == k, g, 0) for k in range(len(g))], how=_sizes),
)


def rule_of(descent: AskedDescent, points: Array, gradients: Array) -> Finding | None:
    """Return a finding for the first rule that explains all steps between points; None if no rule does."""
    finite = int(np.isfinite(points).all(axis=1).argmin()) or len(points)  # points after an overflow show nothing
    if finite == 1:
        return descent.finding(UPDATE, how="")
    points, gradients = points[:finite], gradients[: finite - 1]
    if (how := _by_entries(descent, points, -descent.eta * gradients)) is not None:
        return descent.finding(UPDATE, how=f": {how}{at_call(descent)}")
    for within in EXPLAINS:
        for rule in RULES:
            constants = rule.fitted(points, gradients, within)
            if constants is not None and rule.where(constants / descent.eta):
                return _finding(descent, rule, constants)
    return None


def _by_entries(descent: AskedDescent, points: Array, steps: Array) -> str | None:
    """Describe steps that are right for some parameters, the right ones but cut, or without the parameters before."""
    named, made, moved = descent.homework.parameters.named, np.diff(points, axis=0), points[1:] != points[:-1]
    kept = ~moved & (np.abs(steps) > np.spacing(np.abs(points[:-1])))
    if kept.any() and near(points[1:], points[:-1] + steps * moved):
        if not (moved & kept.any(axis=0)).any():
            return f"it does not move {joined(named(kept.any(axis=0)))}"
        others = next(one for one in moved if (one != moved[0]).any())
        first, second = (joined(named(one)) for one in (moved[0], others))
        return f"it moves {first} first, then {second} by another gradient, not all at once"
    most = np.abs(made).max()
    cut = np.clip(steps, -most, most)
    is_cut = most < (1 - STEADY_RTOL) * np.abs(steps).max() and (np.abs(cut) < most).any()
    if is_cut and near(points[1:], points[:-1] + cut):
        return f"the gradient's entries are cut to -{most / descent.eta:.6g} .. {most / descent.eta:.6g}"
    before = f"the {descent.homework.words['params']} before"
    return f"it forgets {before}, as if the minus stood behind the equals sign" if near(points[1:], steps) else None


def guesses(descent: AskedDescent, sources: Iterable[bool]) -> Iterator[tuple[bool, Step, Finding]]:
    """Yield rules with usual constants: whether by the submission's own gradient, the step, and the finding."""
    for own, rule in itertools.product(sources, RULES):
        usual = (*rule.usual, *((-one,) for one in _factors(descent) if rule is BY_A_FACTOR))
        for constants, unit in itertools.product(usual, (1.0, descent.eta) if rule.kind == DECAY else (1.0,)):
            # The first and third constant are factors of gradients, in units of eta. A weight decay may be in either.
            scaled = np.array([(unit if i % 2 else descent.eta) * one for i, one in enumerate(constants)])
            yield own, rule.step(scaled), _finding(descent, rule, scaled)
    for each in (False, True):
        yield False, partial(_by_one_point, descent, each), batches(descent, 1)


def batches(descent: AskedDescent, n: int) -> Finding:
    """Return the finding that the steps use only n points."""
    return descent.finding("optimize-batches", how=counted(n, "point"), n=len(descent.data.X))


def _by_one_point(descent: AskedDescent, each: bool, points: Array, _: Array) -> Array:
    """Step by the reference's gradient of one point, the next one at each step; or `each`: of all points in turn."""
    (X, y), params = (descent.data.X, descent.data.y), points[-1]
    for i in range(len(X)) if each else [(len(points) - 1) % len(X)]:
        if not np.isfinite(params).all():
            break
        values = descent.homework.reference.values(params, X[i : i + 1], y[i : i + 1])
        params = params - descent.eta * values[descent.homework.by_role[Role.GRADIENT].name]
    return np.asarray(params - points[-1])


def _finding(descent: AskedDescent, rule: Rule, constants: Array) -> Finding:
    over_eta = constants / descent.eta
    if not isinstance(rule.how, str):
        return descent.finding(rule.kind, how=rule.how(descent, over_eta))
    told = {"size": abs(over_eta[0]), "eta": descent.homework.words["eta"], "at": at_call(descent)}
    return descent.finding(rule.kind, how=rule.how.format(c=constants, **told))
