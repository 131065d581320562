"""The submission compared with itself: its loss with its own network, its gradient with its own loss."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.accuracy import ENOUGH, digits_of
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import ask_numbers, slopes_along
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import DEMONSTRATED, SATURATED, SINGLE_RTOL, same
from crosscheck.mistakes.mistake import Catalogue
from crosscheck.submissions.probes import Answer, Array, Probe

CONFIRMING = 3  # probes that confirm a gradient, after which no more are asked: three have small parameters
# Of Richardson's extrapolation of central differences, whose error is of order h^4: 1e-10 here.
DIFFERENCE_STEPS = (1e-3, 2e-3)
# Along a line, and how many times as far as their two slopes lie apart kinks may carry both: of many points, some are at one.
SHORT_STEPS, KINKS = (1e-4, 2e-4), 10
DOUBT = 1e-3  # of the largest entry: where the differences with the two steps lie farther apart, neither is relied on
OWN_RTOL = 1e-4  # of the largest entry: how well a gradient must agree with the differences of its own loss
NEARER = 0.1  # of its distance from the right one: else it is closer to its own loss's only by chance
NONE_RTOL = 1e-9  # likewise, where its own loss does not change at all with a parameter
GRADIENT_SCALE = 1e-2  # of a gradient, below which agreement is an absolute one
BESIDE = 1e-2  # of the largest entry: what lies in another direction than the derivative of the output at one point
LEAST_SHOWN = 1e-4  # of a gradient: near a smaller one lie others that have nothing of it


def own_outputs(context: Context, seen: Sequence[Answer], most: float = FEW) -> dict[Answer, Array]:
    """Ask the submission's own network for its outputs at the points of each answer, where these are few.

    Answers on which it fails are left out. Empty if all outputs are one and the same number, for which the loss is undefined.
    """
    asked = {answer: _outputs(context, answer.probe) for answer in seen if len(answer.probe.X) <= most}
    known = {answer: p for answer, p in asked.items() if p is not None and np.isfinite(p).all()}
    outputs = {float(one) for p in known.values() for one in p}
    return known if len(outputs) > 1 or context.homework.catalogue.takes(np.array([*outputs])).any() else {}


def proper_outputs(right: Catalogue, outputs: Mapping[Answer, Array]) -> dict[Answer, Array]:
    """Return the outputs whose loss can be computed with nearly all digits."""
    return {answer: p for answer, p in outputs.items() if right.takes(p, SATURATED).all()}


def of_proper_outputs(context: Context, answers: Sequence[Answer]) -> list[Answer]:
    """Leave out answers for which the submission's own outputs are known, and leave the loss few digits, or none."""
    own = own_outputs(context, answers, np.inf)
    proper = proper_outputs(context.homework.catalogue, own)
    return [answer for answer in answers if answer in proper or answer not in own]


def takes_no_output(e: Evidence, context: Context) -> bool:
    """Return whether a loss is never finite because the wrong network that it calls has the same output everywhere."""
    calls, outputs = {v.function for v in context.used_by(e.function.name)}, context.homework.by_role[Role.OUTPUTS]
    if e.role is not Role.OBJECTIVE or outputs.name not in calls or not context.wrong(Role.OUTPUTS):
        return False
    finite = any(np.isfinite(a.value).any() for a in e.valued if a.value is not None)
    return not finite and not own_outputs(context, e.valued)


def objective_of_own_outputs(right: Catalogue, outputs: Mapping[Answer, Array]) -> bool:
    """Return whether the losses are the exact ones of the submission's own outputs.

    Answers are compared where the outputs are farther than SATURATED from the ends of the interval for which the loss is defined:
    nearer to them its logarithm has too few digits. If fewer than two answers are left, all are compared, NaN with NaN.
    """
    proper = proper_outputs(right, outputs)
    compared = proper if len(proper) >= DEMONSTRATED else outputs
    return len(compared) >= DEMONSTRATED and all(_is_objective(right, answer, p) for answer, p in compared.items())


def _is_objective(right: Catalogue, answer: Answer, outputs: Array) -> bool:
    """Return whether a loss is that of some outputs; of an output of 0 or 1 the term 0 log 0 may be NaN, or left out."""
    inside = np.clip(outputs, *np.nextafter(right.between, right.between[::-1]))
    own, without = (right.textbook.objective_of(p, answer.probe) for p in (outputs, inside))
    if answer.value is None or own is None or without is None:
        return False
    undefined = np.isnan(own).all()
    nowhere = bool(undefined and not np.isfinite(answer.value).all())
    return nowhere or same(answer.value, without if undefined else own, within=SINGLE_RTOL)


def gradient_of_own_loss(context: Context, evidence: Evidence) -> bool | None:
    """Return whether the gradients are the derivatives of the submission's own loss; None if that cannot be told.

    They are if at least two fresh probes confirm it and none contradicts it. They are not if a probe at small parameters
    contradicts it; at other parameters a wrong network may saturate, and its loss lose its digits. A loss that hardly
    depends on the parameters tells nothing, unless all gradients are zero. A slow loss is asked at small parameters only.
    Where the answers to labels of shape (N,) are right, those to labels of shape (N, 1) decide. Of many points the slope along
    one direction must be the loss's as well.
    """
    few = [a for a in evidence.answers if a.fresh and 1 < a.probe.y.size <= FEW]
    asked, columns = ([a for a in few if a.probe.column is column] for column in (False, True))
    off = [a for a in few if digits_of(a, evidence.role) < ENOUGH]  # answers with enough digits show no mistake
    if context.quick and any(a in off for a in columns) and not any(a in off for a in asked):
        asked = columns
    if asked and all(_is_flat(context, a) for a in asked):
        return True
    telling = [a for a in asked if a in off and not _is_flat(context, a)] or asked
    enough = min(2, len(telling))
    confirmed = 0
    for answer in sorted(telling, key=lambda a: not a.probe.gentle):
        if confirmed >= CONFIRMING or not (context.quick or answer.probe.gentle):
            break
        derivative = _derivative(context, answer.probe)
        if derivative is None or np.abs(derivative).max() <= LEAST_SHOWN:
            continue
        apart = np.inf if answer.value is None else np.abs(answer.value - derivative).max()
        if answer.value is None or not _near(answer.value, derivative) or apart > NEARER * answer.error.max():
            return False if answer.probe.gentle else None
        confirmed += 1
    if not confirmed >= enough > 0:
        return None
    many = sorted((a for a in evidence.valued if a.probe.y.size > FEW and not a.agrees), key=lambda a: a.probe.y.size)
    return all(_is_slope(context, a) for a in (many if context.quick else many[-1:]))


def _is_slope(context: Context, answer: Answer) -> bool:
    """Return whether a gradient has the slope of the submission's own loss along a direction; also if this is unknown."""
    probe, objective = answer.probe, context.homework.by_role[Role.OBJECTIVE]
    direction = np.where(np.cos(1e3 * np.arange(1.0, 1 + probe.params.size)) > 0, 1.0, -1.0)[np.newaxis]
    near, wide = (slopes_along(context.student, objective, probe, direction, h) for h in SHORT_STEPS)
    if answer.value is None or not np.isfinite([near, wide]).all():
        return True
    scale = max(GRADIENT_SCALE, float(np.abs(answer.value).sum()))
    return bool(abs(direction @ answer.value - near) <= OWN_RTOL * scale + KINKS * abs(near - wide))


def _is_flat(context: Context, answer: Answer) -> bool:
    """Return whether a gradient is zero and the submission's own loss constant, as where it leaves out all of the points."""
    if answer.value is None or answer.value.any():
        return False
    derivative = _derivative(context, answer.probe)
    return derivative is not None and not derivative.any()


def is_of_outputs(context: Context, evidence: Evidence, probes: Sequence[Probe]) -> bool:
    """Return whether gradients are of a loss of the submission's own outputs, and of the parameters, or that cannot be told.

    At one point that with one label lies beside that with the other along the derivative of the output.
    """
    for probe in (replace(probe, X=probe.X[:1], y=probe.y[:1]) for probe in probes):
        along = _derivative(context, probe, Role.OUTPUTS)
        one, other = (a.value for a in context.ask(evidence.function, [probe, replace(probe, y=1 - probe.y)]))
        if along is not None and along.any() and one is not None and other is not None:
            apart = one - other
            beside = apart - apart @ along / (along @ along) * along
            if np.abs(beside).max() > BESIDE * np.abs(apart).max():
                return False
    return True


def follows_own_outputs(context: Context, answers: Sequence[Answer]) -> bool:
    """Return whether losses in saturation are those of the submission's own outputs, where these are finite."""
    for answer in answers:
        outputs = _outputs(context, answer.probe)
        own = None if outputs is None else context.homework.catalogue.textbook.objective_of(outputs, answer.probe)
        if answer.value is None or (own is not None and np.isfinite(own) and not same(answer.value, own)):
            return False
    return True


def follows_own_loss(context: Context, answers: Sequence[Answer]) -> bool:
    """Return whether gradients in saturation are the derivatives of the submission's own loss, where it has any."""
    each = ((answer.value, _derivative(context, answer.probe)) for answer in answers)
    return all(value is not None and (own is None or _near(value, own)) for value, own in each)


def _near(gradient: Array, derivative: Array) -> bool:
    within = np.where(derivative == 0, NONE_RTOL, OWN_RTOL) * max(GRADIENT_SCALE, np.abs(derivative).max())
    return bool((np.abs(gradient - derivative) <= within).all())


def _outputs(context: Context, probe: Probe) -> Array | None:
    function = context.homework.by_role[Role.OUTPUTS]
    return ask_numbers(context.student, function, [(probe.params, probe.X, probe.y)], len(probe.X))


def _derivative(context: Context, probe: Probe, role: Role = Role.OBJECTIVE) -> Array | None:
    """Differentiate the submission's loss by Richardson's extrapolation, (4 D(h) - D(2h)) / 3, where that can be relied on.

    Or its output at one point.
    """
    function, each = context.homework.by_role[role], np.eye(probe.params.size)
    near, wide = (slopes_along(context.student, function, probe, each, h) for h in DIFFERENCE_STEPS)
    derivative: Array = (4 * near - wide) / 3
    if not np.isfinite(derivative).all():
        return None
    doubt = np.abs(near - wide).max()  # large across a kink, or where the loss bends too sharply for these steps
    return derivative if doubt <= DOUBT * max(GRADIENT_SCALE, np.abs(derivative).max()) else None
