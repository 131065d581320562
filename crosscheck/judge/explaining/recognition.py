"""Whether a wrong function is right given another function of the submission, or which known mistakes it makes.

The submission is compared with itself: its loss with its own network, its gradient with its own loss.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.accuracy import ENOUGH, digits_of
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import ask, ask_numbers, numbers, slopes_along
from crosscheck.judge.explaining.conditions import answers_anew
from crosscheck.judge.explaining.context import Context
from crosscheck.mistakes.matching import DEMONSTRATED, NOTHING, SATURATED, SINGLE_RTOL, Belief, Matching, same
from crosscheck.mistakes.mistake import Catalogue, Mistakes
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS, RIGHT
from crosscheck.submissions.probes import Answer, Array, Probe
from crosscheck.verdict import THE_FORMULAS

LEAST_DELTA = 1e-5  # size of dE/dz below which G_j has too few digits
TRIED = 6  # number of questions whose answers are compared after a change of the arguments
MOVED, STEP = 4, 1e-3  # number of parameters, and the step, of the differences of a gradient
STAYS = 1e-2  # relative change of an answer below which it does not depend on the changed argument
CONFIRMING = 3  # number of probes that confirm a gradient. Three probes have small parameters.
# Steps of Richardson's extrapolation of central differences. Its error is of order h^4, about 1e-10.
DIFFERENCE_STEPS = (1e-3, 2e-3)
BETWEEN_KINKS = (1e-6, 2e-6)  # steps that hardly ever meet a kink, as of a table of sigmoids
# Steps along a line. Kinks at some of many points may make an error of so many times the difference of the two slopes.
SHORT_STEPS, KINKS = (1e-4, 2e-4), 10
DOUBT = 1e-3  # relative distance of the differences with the two steps above which neither is relied on
OWN_RTOL = 1e-4  # relative tolerance between a gradient and the differences of its own loss
NEARER = 0.1  # largest distance to the own loss's gradient, relative to that to the right one: else it is chance
NONE_RTOL = 1e-9  # the same tolerance where its own loss does not depend on a parameter
GRADIENT_SCALE = 1e-2  # size of a gradient below which these tolerances are absolute
BESIDE = 1e-2  # largest relative part of a gradient orthogonal to the derivative of the output
LEAST_SHOWN = 1e-4  # size of a derivative below which it confirms nothing


class Recognition(NamedTuple):
    """What was recognised in a wrong function: given what it is right, its mistakes, or nothing.

    If all answers are the same, no mistake is named: many mistakes may lead to that.
    """

    belief: Belief  # the submission's outputs and objective, as known after this function
    right_given: str | None = None
    mistakes: Mistakes = ()
    on_own_loss: bool = False  # whether a gradient makes its mistakes on the way back from its own wrong loss
    against_own_loss: bool = False  # whether a gradient is shown not to be the derivative of its own wrong loss


def recognise(e: Evidence, context: Context) -> Recognition:
    """Recognise the function given which a wrong one is right, or its mistakes."""
    return {Role.OUTPUTS: _outputs, Role.OBJECTIVE: _objective, Role.GRADIENT: _gradient}[e.role](e, context)


def _outputs(e: Evidence, context: Context) -> Recognition:
    if e.same_everywhere:
        return Recognition(context.belief)
    mistakes, outputs = Matching(e.homework.catalogue, OUTPUTS, e.valued).mistakes()
    return Recognition(context.belief._replace(outputs=outputs), mistakes=mistakes)


def _objective(e: Evidence, context: Context) -> Recognition:
    catalogue, belief, seen, outputs = e.homework.catalogue, context.belief, e.valued, {}
    if context.wrong(Role.OUTPUTS):
        asked = own_outputs(context, seen)
        if len(proper_outputs(catalogue, asked)) < DEMONSTRATED:  # such as those of a network without its last sigmoid
            asked |= own_outputs(context, answers_anew(e, context))
        if objective_of_own_outputs(catalogue, asked) and _adds_up(e, context):
            return Recognition(belief, context.yours(Role.OUTPUTS))
        if not belief.outputs and asked:  # the network's mistake has no name: only its own outputs can be used
            outputs = proper_outputs(catalogue, asked) or asked
            seen = list(outputs)
    if e.same_everywhere:
        return Recognition(belief)
    calls_outputs = any(v is context.verdicts.get(Role.OUTPUTS) for v in context.used_by(e.function.name))
    mistakes, objective = NOTHING if calls_outputs else Matching(catalogue, OBJECTIVE, seen).of_both()
    if not mistakes:  # by itself it makes none: now on top of the outputs' mistakes
        mistakes, objective = Matching(catalogue, OBJECTIVE, seen, Belief(belief.outputs), outputs).of_both()
    return Recognition(belief._replace(objective=objective), mistakes=mistakes)


def _gradient(e: Evidence, context: Context) -> Recognition:
    catalogue, belief, seen = e.homework.catalogue, context.belief, e.valued
    matched, against_own_loss = Matching(catalogue, GRADIENT, seen, belief), False
    if context.wrong(Role.OBJECTIVE):
        of_own = gradient_of_own_loss(context, e)
        if of_own or matched.derives_from(belief):
            # If the loss is right given the network, so is the gradient.
            return Recognition(belief, context.verdicts[Role.OBJECTIVE].right_given or context.yours(Role.OBJECTIVE))
        against_own_loss = of_own is False
    exact = bool(belief.outputs) and matched.follows(Belief(belief.outputs))
    if exact and not against_own_loss:
        return Recognition(belief, context.yours(Role.OUTPUTS))
    # Where an output saturates, the formulas may have no number either.
    compared = (matched, matched.proper(belief.outputs)) if belief.outputs else ()
    by_hand = exact or any(one.is_by_hand(belief.outputs) for one in compared)
    unnamed = not belief.outputs or belief.outputs.by_hand  # or a mistake with a way back of its own by the formulas
    if by_hand or (context.wrong(Role.OUTPUTS) and unnamed and follows_formulas(e, context)):
        return Recognition(belief, THE_FORMULAS, against_own_loss=True)
    mistakes, made = NOTHING if e.same_everywhere else matched.mistakes()
    on_own_loss = bool(belief.objective and mistakes) and not Matching(catalogue, GRADIENT, seen).gives(made)
    return Recognition(belief, mistakes=mistakes, on_own_loss=on_own_loss, against_own_loss=against_own_loss)


def shows_nothing(e: Evidence, given: str, context: Context) -> str:
    """Return why it means nothing that a function is right given another one; "" if it means something.

    It means nothing if the answers stay the same for other parameters, other points or other labels. For example, a
    constant loss has a gradient of 0, and the gradient of the sum of squared parameters does not depend on the data.
    It also means nothing if the other function is a loss without a known mistake that is no loss of the outputs, such
    as a logistic regression's: its gradient has no way back. A loss with a known mistake may ignore its arguments.
    """
    before = context.given(given)
    probes = [a.probe for a in e.valued if a.fresh and 1 < a.probe.y.size <= FEW][:TRIED]
    named = any(cause.explains for verdict in before for cause in verdict.causes)
    of_network = e.role is Role.GRADIENT and given != context.yours(Role.OBJECTIVE)
    if not before or not probes or (named and not of_network):
        return ""
    # Each entry has another factor: a network that normalises its points or parameters does not see a common one.
    elsewhere = [replace(probe, params=probe.params * np.linspace(0.4, 0.8, probe.params.size)) for probe in probes]
    of_others = [
        replace(probe, X=probe.X * np.linspace(0.4, 0.8, probe.X.size).reshape(probe.X.shape)) for probe in probes
    ]
    of_labels = [replace(probe, y=1 - probe.y) for probe in probes]
    answers = context.ask(e.function, [*probes, *elsewhere, *of_others, *of_labels])
    first, *others = (answers[i : i + len(probes)] for i in range(0, len(answers), len(probes)))
    if any(all(_stays(*pair) for pair in zip(first, other, strict=True)) for other in others):
        return "its answer is the same for other parameters, for other points, or for other labels"
    if named:
        return ""
    if e.role is Role.GRADIENT and given != THE_FORMULAS and not _has_a_loss(e, probes[0], context):
        return "it is the derivative of no loss, as its own differences show"
    if given == context.yours(Role.OBJECTIVE) and not is_of_outputs(context, e, probes[:DEMONSTRATED]):
        return "that is no loss of the outputs, as its derivatives at one point show"
    return ""


def _has_a_loss(e: Evidence, probe: Probe, context: Context) -> bool:
    """Return whether a gradient's differences are a symmetric matrix, as the second derivatives of any loss are."""
    moved = np.argsort(probe.params)[:MOVED]
    steps = [sign * STEP * np.eye(probe.params.size)[i] for i in moved for sign in (1, -1)]
    answers = context.ask(e.function, [replace(probe, params=probe.params + step) for step in steps])
    values = np.array([answer.numbers[moved] for answer in answers])
    curvature = values[::2] - values[1::2]
    return not np.abs(curvature - curvature.T).max() > STAYS * np.abs(curvature).max()


def _stays(one: Answer, other: Answer) -> bool:
    return one.value is not None and other.value is not None and same(other.value, one.value, 0.0, STAYS)


def right_given_where(e: Evidence, context: Context, wrong: list[Answer]) -> str | None:
    """Return the function given which some answers are right, such as those where the output saturates."""
    if e.role is Role.OBJECTIVE and context.wrong(Role.OUTPUTS) and follows_own_outputs(context, wrong):
        return context.yours(Role.OUTPUTS)
    if e.role is Role.GRADIENT and context.wrong(Role.OBJECTIVE) and follows_own_loss(context, wrong):
        return context.yours(Role.OBJECTIVE)
    return None


def follows_formulas(e: Evidence, context: Context) -> bool:
    """Return whether gradients follow from the submission's own outputs and hidden values by the homework's formulas.

    At one point, the homework's formula gives delta = dE/dz for the submission's own output. The gradient then contains
    the hidden values, G_j = (dE/du_j) / delta. The rest must follow from them, with phi' as a function of phi:

        dE/da = delta       dE/db_j = delta u_j phi'(G_j)       dE/dv_jk = dE/db_j x_k
    """
    few = [a for a in e.valued if a.fresh and not a.probe.column and 1 < a.probe.y.size <= FEW]
    # Wrong answers come first, since they show the mistake; then small parameters, where nothing saturates.
    shown = sorted(few, key=lambda a: (a.agrees, not a.probe.gentle))[:DEMONSTRATED]
    return len(shown) == DEMONSTRATED and all(_follows(a, e, context) for a in shown) and _adds_up(e, context)


def _adds_up(e: Evidence, context: Context) -> bool:
    """Return whether each wrong answer to many points is the sum of the answers to the even and the odd points."""
    for answer in [a for a in e.valued if a.probe.y.size > FEW and not a.probe.column and not a.agrees][:DEMONSTRATED]:
        probe = answer.probe
        halves = context.ask(e.function, [replace(probe, X=probe.X[i::2], y=probe.y[i::2]) for i in range(2)])
        if not same(answer.numbers, np.sum([half.numbers for half in halves], axis=0), within=SINGLE_RTOL):
            return False
    return True


def _follows(answer: Answer, e: Evidence, context: Context) -> bool:
    probe, n, outputs = answer.probe, answer.probe.y.size, context.homework.by_role[Role.OUTPUTS]
    alone = [replace(probe, X=probe.X[[i]], y=probe.y[[i]]) for i in range(n)]
    size = n * probe.params.size
    gradients = ask_numbers(context.student, e.function, [(one.params, one.X, one.y) for one in alone], size)
    p = ask_numbers(context.student, outputs, [(probe.params, probe.X, probe.y)], n)
    if not same(answer.numbers, np.sum(gradients.reshape(n, -1), axis=0)):
        return False
    book, (_, hidden, weights) = e.homework.catalogue.textbook, e.homework.catalogue.hidden
    told, values = list[tuple[Array, Array]](), list[Array]()
    for at, output, gradient in zip(alone, p, gradients.reshape(n, -1), strict=True):
        given = {book.answers[OUTPUTS]: np.array([output])}
        delta = book.first_derivative(at, given)
        if np.abs(delta) >= LEAST_DELTA:
            # A gradient has the derivatives with respect to u where params has u.
            given[hidden] = book.values(replace(at, params=gradient))[weights][:, np.newaxis] / delta
            values.append(given[hidden])
            told.append((gradient, book.answer(at, RIGHT, wanted=GRADIENT, given=given, after=OBJECTIVE)))
    varied = bool(values) and bool(np.ptp(values, axis=0).any())  # else they show nothing of the way back
    return varied and all(same(*pair) for pair in told)


# The submission compared with itself


def own_outputs(context: Context, seen: Sequence[Answer], most: float = FEW) -> dict[Answer, Array]:
    """Ask the submission's own network for its outputs at the points of each answer, if these are few.

    Answers at which it fails are left out. The result is empty if all outputs are the same number and the loss is not
    defined for it.
    """
    few = [answer for answer in seen if len(answer.probe.X) <= most]
    asked = dict(zip(few, _outputs_at(context, few), strict=True))
    known = {answer: p for answer, p in asked.items() if np.isfinite(p).all()}
    outputs = {float(one) for p in known.values() for one in p}
    return known if len(outputs) > 1 or context.homework.catalogue.takes(np.array([*outputs])).any() else {}


def proper_outputs(right: Catalogue, outputs: Mapping[Answer, Array]) -> dict[Answer, Array]:
    """Return the outputs for which the loss can be computed with nearly all digits."""
    return {answer: p for answer, p in outputs.items() if right.takes(p, SATURATED).all()}


def of_proper_outputs(context: Context, answers: Sequence[Answer]) -> list[Answer]:
    """Leave out the answers for which the loss of the submission's own outputs, if known, has few digits or none."""
    own = own_outputs(context, answers, np.inf)
    proper = proper_outputs(context.homework.catalogue, own)
    return [answer for answer in answers if answer in proper or answer not in own]


def takes_no_output(e: Evidence, context: Context) -> bool:
    """Return whether a loss is never finite because the wrong network that it calls has the same output everywhere."""
    calls, outputs = {v.function for v in context.used_by(e.function.name)}, context.homework.by_role[Role.OUTPUTS]
    if e.role is not Role.OBJECTIVE or outputs.name not in calls or not context.wrong(Role.OUTPUTS):
        return False
    finite = any(np.isfinite(a.numbers).any() for a in e.valued)
    return not finite and not own_outputs(context, e.valued)


def objective_of_own_outputs(right: Catalogue, outputs: Mapping[Answer, Array]) -> bool:
    """Return whether the losses are the exact losses of the submission's own outputs.

    Answers are left out if an output is nearer than SATURATED to an end of the interval in which the loss is defined:
    its logarithm has too few digits there. If fewer than two answers are left, all are compared, and NaN equals NaN.
    """
    proper = proper_outputs(right, outputs)
    compared = proper if len(proper) >= DEMONSTRATED else outputs
    return len(compared) >= DEMONSTRATED and all(_is_objective(right, answer, p) for answer, p in compared.items())


def _is_objective(right: Catalogue, answer: Answer, outputs: Array) -> bool:
    """Return whether a loss is that of the outputs. For outputs of 0 or 1, the term 0 log 0 may be NaN, or left out."""
    inside = np.clip(outputs, *np.nextafter(right.between, right.between[::-1]))
    own, without = (right.textbook.objective_of(p, answer.probe) for p in (outputs, inside))
    undefined = np.isnan(own).all()
    nowhere = bool(undefined and not np.isfinite(answer.numbers).all())
    return nowhere or same(answer.numbers, without if undefined else own, within=SINGLE_RTOL)


def gradient_of_own_loss(context: Context, evidence: Evidence) -> bool | None:
    """Return whether the gradients are the derivatives of the submission's own loss; None if that cannot be told.

    They are if at least two fresh probes confirm it and none contradicts it. They are not if a probe at small parameters
    contradicts it; at others a wrong network may saturate, and its loss lose digits. A loss that hardly depends on the
    parameters shows nothing, unless all gradients are zero. A slow loss is asked at small parameters only. If the
    answers to labels of shape (N,) are right, those to labels of shape (N, 1) decide. At questions of many points, the
    slope along one direction must also be that of the loss.
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
        if derivative is None or not _near(answer.numbers, derivative):
            between = _derivative(context, answer.probe, steps=BETWEEN_KINKS)
            derivative = between if between is not None and _near(answer.numbers, between) else derivative
        if derivative is None or np.abs(derivative).max() <= LEAST_SHOWN:
            continue
        apart, by_chance = np.abs(answer.numbers - derivative).max(), NEARER * answer.error.max()
        if not _near(answer.numbers, derivative) or (answer in off and apart > by_chance):
            return False if answer.probe.gentle else None
        confirmed += 1
    if not confirmed >= enough > 0:
        return None
    many = sorted((a for a in evidence.valued if a.probe.y.size > FEW and not a.agrees), key=lambda a: a.probe.y.size)
    return all(_is_slope(context, a) for a in (many if context.quick else many[-1:]))


def _is_slope(context: Context, answer: Answer) -> bool:
    """Return whether a gradient has the slope of the submission's own loss along a direction, or this is unknown.

    At a kink of the loss, a gradient may lie between the slopes on both sides.
    """
    probe, objective = answer.probe, context.homework.by_role[Role.OBJECTIVE]
    direction = np.where(np.cos(1e3 * np.arange(1.0, 1 + probe.params.size)) > 0, 1.0, -1.0)[np.newaxis]
    near, wide = slopes_along(context.student, objective, probe, direction, SHORT_STEPS)[:, 0]
    own, off = (direction @ answer.numbers)[0], OWN_RTOL * max(GRADIENT_SCALE, np.abs(answer.numbers).sum())
    if not np.isfinite([near, wide]).all() or abs(own - near) <= off + KINKS * abs(near - wide):
        return True
    half = SHORT_STEPS[0] / 2
    sides = [replace(probe, params=probe.params + side * direction[0]) for side in (half, -half)]
    low, high = sorted(slopes_along(context.student, objective, side, direction, [half])[0, 0] for side in sides)
    return bool(low - off <= own <= high + off)


def _is_flat(context: Context, answer: Answer) -> bool:
    """Return whether a gradient is zero and the submission's own loss is constant, as if it left out all points."""
    if answer.numbers.any():
        return False
    derivative = _derivative(context, answer.probe)
    return derivative is not None and not derivative.any()


def is_of_outputs(context: Context, evidence: Evidence, probes: Sequence[Probe]) -> bool:
    """Return whether gradients may be those of a loss of the submission's own outputs, and of the parameters.

    Then, at one point, the gradients for the two labels differ by a multiple of the derivative of the output.
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
    """Return whether losses in saturation are those of the submission's own outputs, as far as these are finite."""
    objective = context.homework.catalogue.textbook.objective_of
    outputs = zip(answers, _outputs_at(context, answers), strict=True)
    each = ((answer.value, objective(p, answer.probe)) for answer, p in outputs)
    return all(value is not None and (not np.isfinite(own) or same(value, own)) for value, own in each)


def follows_own_loss(context: Context, answers: Sequence[Answer]) -> bool:
    """Return whether gradients in saturation are the derivatives of the submission's own loss, as far as it has any."""
    each = ((answer.value, _derivative(context, answer.probe)) for answer in answers)
    return all(value is not None and (own is None or _near(value, own)) for value, own in each)


def _near(gradient: Array, derivative: Array) -> bool:
    within = np.where(derivative == 0, NONE_RTOL, OWN_RTOL) * max(GRADIENT_SCALE, np.abs(derivative).max())
    return bool((np.abs(gradient - derivative) <= within).all())


def _outputs_at(context: Context, answers: Sequence[Answer]) -> list[Array]:
    """Ask the submission's own network for its outputs at the points of each answer; NaN where it fails."""
    function, sizes = context.homework.by_role[Role.OUTPUTS], [len(answer.probe.X) for answer in answers]
    each = map(numbers, ask(context.student, function, [(a.probe.params, a.probe.X, a.probe.y) for a in answers]))
    pairs = zip(each, sizes, strict=True)
    return [np.full(n, np.nan) if own is None or own.size != n else own for own, n in pairs]


def _derivative(
    context: Context, probe: Probe, role: Role = Role.OBJECTIVE, steps: Sequence[float] = DIFFERENCE_STEPS
) -> Array | None:
    """Differentiate the submission's loss, or its output at one point, by Richardson's extrapolation.

    That is (4 D(h) - D(2h)) / 3, with central differences D. Return None if it cannot be relied on.
    """
    function, each = context.homework.by_role[role], np.eye(probe.params.size)
    near, wide = slopes_along(context.student, function, probe, each, steps)
    derivative: Array = (4 * near - wide) / 3
    if not np.isfinite(derivative).all():
        return None
    doubt = np.abs(near - wide).max()  # large across a kink, or where the loss bends too sharply for these steps
    return derivative if doubt <= DOUBT * max(GRADIENT_SCALE, np.abs(derivative).max()) else None
