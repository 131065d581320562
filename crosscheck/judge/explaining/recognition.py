"""Whether a wrong function is right given another one of the submission, or which known mistakes it makes."""

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.judge.asking.evidence import FEW, Evidence
from crosscheck.judge.asking.questioning import ask_numbers
from crosscheck.judge.explaining.conditions import answers_anew
from crosscheck.judge.explaining.context import Context
from crosscheck.judge.explaining.self_consistency import (
    follows_own_loss,
    follows_own_outputs,
    gradient_of_own_loss,
    is_of_outputs,
    objective_of_own_outputs,
    own_outputs,
    proper_outputs,
)
from crosscheck.mistakes.matching import DEMONSTRATED, NOTHING, Belief, Matching, same
from crosscheck.mistakes.mistake import Mistakes
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS, RIGHT
from crosscheck.submissions.probes import Answer, Probe
from crosscheck.verdict import THE_FORMULAS

LEAST_DELTA = 1e-3  # of dE/dz, below which G_j has too few digits
TRIED = 6  # questions at which an answer is to stay
MOVED, STEP = 4, 1e-3  # parameters, and how far, where a gradient's own differences are taken
STAYS = 1e-2  # of its largest entry: an answer that changes by less does not depend on the changed argument


class Recognition(NamedTuple):
    """What was recognised in a wrong function: given what it is right, its mistakes, or nothing.

    One and the same answer everywhere names no mistake: many mistakes may lead to it.
    """

    belief: Belief  # the submission's outputs and objective, as known with this function
    right_given: str | None = None
    mistakes: Mistakes = ()
    on_own_loss: bool = False  # whether a gradient makes these on the way back from its own wrong loss
    against_own_loss: bool = False  # a gradient that was shown not to be the derivative of its own wrong loss


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
        if len(proper_outputs(catalogue, asked)) < DEMONSTRATED:  # as of a network without its last sigmoid
            asked |= own_outputs(context, answers_anew(e, context))
        if objective_of_own_outputs(catalogue, asked) and _adds_up(e, context):
            return Recognition(belief, context.yours(Role.OUTPUTS))
        if not belief.outputs and asked:  # its mistake has no name: only its own outputs can be used
            outputs = proper_outputs(catalogue, asked) or asked
            seen = list(outputs)
    if e.same_everywhere:
        return Recognition(belief)
    calls_outputs = any(v is context.verdicts.get(Role.OUTPUTS) for v in context.used_by(e.function.name))
    mistakes, objective = NOTHING if calls_outputs else Matching(catalogue, OBJECTIVE, seen).of_both()
    if not mistakes:  # else a mistake by itself, before one on top of the outputs' mistakes
        mistakes, objective = Matching(catalogue, OBJECTIVE, seen, Belief(belief.outputs), outputs).of_both()
    return Recognition(belief._replace(objective=objective), mistakes=mistakes)


def _gradient(e: Evidence, context: Context) -> Recognition:
    catalogue, belief, seen = e.homework.catalogue, context.belief, e.valued
    matched, against_own_loss = Matching(catalogue, GRADIENT, seen, belief), False
    if context.wrong(Role.OBJECTIVE):
        of_own = gradient_of_own_loss(context, e)
        if of_own or matched.derives_from(belief):
            # Or given the network, of which such a loss is the right one.
            return Recognition(belief, context.verdicts[Role.OBJECTIVE].right_given or context.yours(Role.OBJECTIVE))
        against_own_loss = of_own is False
    exact = bool(belief.outputs) and matched.follows(Belief(belief.outputs))
    if exact and not against_own_loss:
        return Recognition(belief, context.yours(Role.OUTPUTS))
    by_hand = exact or (belief.outputs and matched.is_by_hand(belief.outputs))
    unnamed = not belief.outputs or belief.outputs.by_hand  # or of which the formulas make a gradient of their own
    if by_hand or (context.wrong(Role.OUTPUTS) and unnamed and follows_formulas(e, context)):
        return Recognition(belief, THE_FORMULAS, against_own_loss=True)
    mistakes, made = NOTHING if e.same_everywhere else matched.mistakes()
    on_own_loss = bool(belief.objective and mistakes) and not Matching(catalogue, GRADIENT, seen).gives(made)
    return Recognition(belief, mistakes=mistakes, on_own_loss=on_own_loss, against_own_loss=against_own_loss)


def shows_nothing(e: Evidence, given: str, context: Context) -> str:
    """Return why being right given another function, whose mistake is unknown, means nothing; "" if it means something.

    It means nothing if the answers stay the same for other parameters, other points or other labels. A loss of 1 has a
    gradient of 0, and the sum of the squared parameters has a gradient that does not depend on the data. Nor does it mean
    anything if that loss is none of the outputs, as of a logistic regression: its gradient takes no way back.
    """
    before = context.given(given)
    probes = [a.probe for a in e.valued if a.fresh and 1 < a.probe.y.size <= FEW][:TRIED]
    if not before or not probes or any(cause.explains for verdict in before for cause in verdict.causes):
        return ""
    elsewhere = [replace(probe, params=probe.params / 2) for probe in probes]
    of_others = [replace(probe, X=probe.X / 2) for probe in probes]
    of_labels = [replace(probe, y=1 - probe.y) for probe in probes]
    answers = context.ask(e.function, [*probes, *elsewhere, *of_others, *of_labels])
    first, *others = (answers[i : i + len(probes)] for i in range(0, len(answers), len(probes)))
    if any(all(_stays(*pair) for pair in zip(first, other, strict=True)) for other in others):
        return "its answer is the same for other parameters, for other points, or for other labels"
    if e.role is Role.GRADIENT and given != THE_FORMULAS and not _has_a_loss(e, probes[0], context):
        return "it is the derivative of no loss, as its own differences show"
    if given == context.yours(Role.OBJECTIVE) and not is_of_outputs(context, e, probes[:DEMONSTRATED]):
        return "that is no loss of the outputs, as its derivatives at one point show"
    return ""


def _has_a_loss(e: Evidence, probe: Probe, context: Context) -> bool:
    """Return whether a gradient's own differences by two parameters are symmetric, as for the derivative of any loss."""
    moved = np.argsort(probe.params)[:MOVED]
    steps = [sign * STEP * np.eye(probe.params.size)[i] for i in moved for sign in (1, -1)]
    answers = context.ask(e.function, [replace(probe, params=probe.params + step) for step in steps])
    if any(answer.value is None for answer in answers):
        return True
    values = np.array([answer.value[moved] for answer in answers if answer.value is not None])
    curvature = values[::2] - values[1::2]
    return not np.abs(curvature - curvature.T).max() > STAYS * np.abs(curvature).max()


def _stays(one: Answer, other: Answer) -> bool:
    return one.value is not None and other.value is not None and same(other.value, one.value, 0.0, STAYS)


def right_given_where(e: Evidence, context: Context, wrong: list[Answer]) -> str | None:
    """Return the function given which the answers to some questions are right, as where the output saturates."""
    if e.role is Role.OBJECTIVE and context.wrong(Role.OUTPUTS) and follows_own_outputs(context, wrong):
        return context.yours(Role.OUTPUTS)
    if e.role is Role.GRADIENT and context.wrong(Role.OBJECTIVE) and follows_own_loss(context, wrong):
        return context.yours(Role.OBJECTIVE)
    return None


def follows_formulas(e: Evidence, context: Context) -> bool:
    """Return whether gradients follow from the submission's own outputs and hidden values by the homework's formulas.

    At one point, with delta = dE/dz by the homework's formula of the submission's own output, such a gradient holds its own
    hidden values: G_j = (dE/du_j) / delta. The rest must follow from them, with the slope as a function of the value:

        dE/da = delta       dE/db_j = delta u_j phi'(G_j)       dE/dv_jk = dE/db_j x_k
    """
    few = [a for a in e.valued if a.fresh and not a.probe.column and 1 < a.probe.y.size <= FEW]
    # At the right ones the mistake does not show; where parameters are small, nothing saturates.
    shown = sorted(few, key=lambda a: (a.agrees, not a.probe.gentle))[:DEMONSTRATED]
    return len(shown) == DEMONSTRATED and all(_follows(a, e, context) for a in shown) and _adds_up(e, context)


def _adds_up(e: Evidence, context: Context) -> bool:
    """Return whether wrong answers to many points are the sums of those to every other point, and to the others."""
    for answer in [a for a in e.valued if a.probe.y.size > FEW and not a.probe.column and not a.agrees][:DEMONSTRATED]:
        probe = answer.probe
        halves = context.ask(e.function, [replace(probe, X=probe.X[i::2], y=probe.y[i::2]) for i in range(2)])
        values = [half.value for half in halves if half.value is not None]
        if answer.value is None or len(values) < len(halves) or not same(answer.value, np.sum(values, axis=0)):
            return False
    return True


def _follows(answer: Answer, e: Evidence, context: Context) -> bool:
    probe, n, outputs = answer.probe, answer.probe.y.size, context.homework.by_role[Role.OUTPUTS]
    alone = [replace(probe, X=probe.X[[i]], y=probe.y[[i]]) for i in range(n)]
    size = n * probe.params.size
    gradients = ask_numbers(context.student, e.function, [(one.params, one.X, one.y) for one in alone], size)
    p = ask_numbers(context.student, outputs, [(probe.params, probe.X, probe.y)], n)
    if gradients is None or p is None or answer.value is None:
        return False
    gradients = gradients.reshape(n, -1)
    if not same(answer.value, np.sum(gradients, axis=0)):
        return False
    book, (_, hidden, weights) = e.homework.catalogue.textbook, e.homework.catalogue.hidden
    told = []
    for at, output, gradient in zip(alone, p, gradients, strict=True):
        given = {book.answers[OUTPUTS]: np.array([output])}
        delta = book.first_derivative(at, given)
        if np.abs(delta) >= LEAST_DELTA:
            # The derivatives with respect to u stand in a gradient where u stands in params.
            given[hidden] = book.values(replace(at, params=gradient))[weights][:, np.newaxis] / delta
            told.append((gradient, book.answer(at, RIGHT, wanted=GRADIENT, given=given, after=OBJECTIVE)))
    return len(told) >= DEMONSTRATED and all(follows is not None and same(g, follows) for g, follows in told)
