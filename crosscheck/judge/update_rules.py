"""Update rules that are not the homework's: each step is a sum of a few arrays, each times a constant that stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from crosscheck.homework import Role
from crosscheck.judge.asking.descent import AskedDescent, Step
from crosscheck.mistakes import findings
from crosscheck.mistakes.mistake import Mistake
from crosscheck.submissions.probes import Array
from crosscheck.verdict import Finding

EXPLAINS = 1e-4  # of the largest step: how far a rule may leave one unexplained
STEADY_RTOL = 1e-6  # how near a factor must be to one that has a reason
EPSILON = 1e-8  # in the denominators of Adam, AdaGrad and RMSprop


class Rule(NamedTuple):
    """A rule: its steps are sums of `terms(points, gradients)`, arrays of shape (k, P), and `usual` constants for these.

    The first constant is in units of eta. `how` says what it is, with the constants over eta as {0}, {1}, and as they are as {c}.
    """

    mistake: Mistake
    terms: Callable[[Array, Array], list[Array]]
    usual: tuple[tuple[float, ...], ...] = ()
    how: str = ""

    def fitted(self, points: Array, gradients: Array) -> Array | None:
        """Return the constants, by least squares, if they account for all steps."""
        steps = np.diff(points, axis=0)
        matrix = np.stack([term.ravel() for term in self.terms(points[:-1], gradients)], axis=1)
        if not (np.isfinite(matrix).all() and np.isfinite(steps).all()):
            return None
        constants = np.linalg.lstsq(matrix, steps.ravel(), rcond=None)[0]
        off = np.abs(matrix @ constants - steps.ravel()).max()
        return np.asarray(constants) if off <= EXPLAINS * np.abs(steps).max() else None

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


UPDATE, ADAPTIVE, MOMENTUM = findings.DESCENT_UPDATE, findings.DESCENT_ADAPTIVE, findings.DESCENT_MOMENTUM
RULES = (  # those of fewer constants first
    Rule(UPDATE, lambda _, g: [g], ((1,), (-0.5,), (-2,))),
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
    Rule(findings.DESCENT_WEIGHT_DECAY, lambda p, g: [g, p], ((-1, -0.01), (-1, -0.1), (-1, -0.001)), "{0[1]:.3g}"),
    Rule(
        MOMENTUM,
        lambda p, g: [g, _last_step(p), _before(g)],
        ((-1.9, 0.9, 0.9),),
        "a momentum of {c[1]:.3g}, which looks ahead as Nesterov's does",
    ),
    Rule(
        findings.DESCENT_ETA_CHANGES,
        lambda _, g: [np.where(np.arange(len(g))[:, None] == k, g, 0) for k in range(len(g))],
    ),
)


def named(descent: AskedDescent, points: Array, gradients: Array) -> Finding | None:
    """Return the first rule that accounts for all steps between some points, if any does."""
    each = ((rule, rule.fitted(points, gradients)) for rule in RULES)
    return next((_finding(descent, rule, constants) for rule, constants in each if constants is not None), None)


def guesses(descent: AskedDescent, sources: Sequence[bool]) -> Iterator[tuple[bool, Step, Finding]]:
    """Yield rules with the constants that people use: whether by the submission's own gradient, the step, and what to say."""
    factors = [(-one,) for one in (descent.homework.eta / descent.eta, 1 / descent.eta, 1 / len(descent.data.X))]
    for own in sources:
        for rule in RULES:
            for constants in (*rule.usual, *(factors if rule is RULES[0] else ())):
                scaled = np.array([descent.eta * constants[0], *constants[1:]])
                yield own, rule.step(scaled), _finding(descent, rule, scaled)
    for each in (False, True):
        yield False, partial(_by_one_point, descent, each), batches(descent, 1)


def batches(descent: AskedDescent, n: int) -> Finding:
    """Return that the steps are by so few points."""
    few = "1 point" if n == 1 else f"{n} points"
    return descent.homework.finding(findings.DESCENT_BATCHES, how=few, n=len(descent.data.X))


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
    how = rule.how.format(constants / descent.eta, c=constants)
    if rule is RULES[0]:
        how = _factor(descent, -float(constants[0]) / descent.eta)
    elif rule is RULES[-1]:
        how = ", ".join(f"{-one / descent.eta:.3g}" for one in constants)
    return descent.homework.finding(rule.mistake, how=how)


def _factor(descent: AskedDescent, factor: float) -> str:
    """Word what the steps are, which are some factor times the wanted ones."""
    size, eta, words = abs(factor), descent.homework.words["eta"], []
    known = {
        1.0: "",
        descent.homework.eta
        / descent.eta: f"{eta} is not used, the steps are those of {descent.homework.eta:g} whatever is given",
        1 / descent.eta: f"{eta} is not used, the steps are as large as the gradient itself",
        1 / len(descent.data.X): "the gradient is divided by the number of points",
    }
    if factor < 0:
        words.append("the sign of the step is +, which climbs along the gradient")
    same = (words for one, words in known.items() if abs(size - one) <= STEADY_RTOL * one)
    words.append(next(same, f"the step is {size:.6g} times {eta} times the gradient"))
    return "".join(f"{'; ' if k else ': '}{one}" for k, one in enumerate(filter(None, words)))
