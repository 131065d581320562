"""What a wrong function is right given, or which mistakes of the catalogue it makes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosscheck.homework import Role
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.recognising.by_formulas import follows_formulas
from crosscheck.judge.explaining.recognising.self_consistency import (
    follows_own_loss,
    follows_own_outputs,
    gradient_of_own_loss,
    objective_of_own_outputs,
    own_outputs,
)
from crosscheck.judge.explaining.so_far import JudgedSoFar
from crosscheck.mistakes.matching import Belief, matching
from crosscheck.mistakes.mistake import Mistakes
from crosscheck.submissions.probes import Answer
from crosscheck.verdict import THE_FORMULAS


@dataclass(frozen=True)
class Recognition:
    """What was recognised in a wrong function: one of the first two, or nothing.

    One and the same answer everywhere names no mistake: it is what many of them may come to.
    """

    belief: Belief  # what the submission's outputs and objective are, now that this function is known
    right_given: str | None = None
    mistakes: Mistakes = ()
    against_own_loss: bool = False  # a gradient that was shown not to be the derivative of its own wrong loss


def recognise(e: Evidence, so_far: JudgedSoFar) -> Recognition:
    """Recognise what a wrong function is right given, or its mistakes."""
    return {Role.OUTPUTS: _outputs, Role.OBJECTIVE: _objective, Role.GRADIENT: _gradient}[e.role](e, so_far)


def _outputs(e: Evidence, so_far: JudgedSoFar) -> Recognition:
    if e.same_everywhere:
        return Recognition(so_far.belief)
    mistakes, outputs = matching(e.homework.catalogue, e.valued).outputs()
    return Recognition(replace(so_far.belief, outputs=outputs), mistakes=mistakes)


def _objective(e: Evidence, so_far: JudgedSoFar) -> Recognition:
    catalogue, belief, seen, outputs = e.homework.catalogue, so_far.belief, e.valued, {}
    if so_far.wrong(Role.OUTPUTS):
        asked = own_outputs(so_far, seen)
        if objective_of_own_outputs(catalogue, asked):
            return Recognition(belief, _yours(so_far, Role.OUTPUTS))
        if not belief.outputs and asked:  # its mistake has no name: only its own outputs can be used
            seen, outputs = list(asked), asked
    if e.same_everywhere:
        return Recognition(belief)
    mistakes, objective = matching(catalogue, seen).objective(belief.outputs, outputs)
    return Recognition(replace(belief, objective=objective), mistakes=mistakes)


def _gradient(e: Evidence, so_far: JudgedSoFar) -> Recognition:
    catalogue, belief, seen = e.homework.catalogue, so_far.belief, e.valued
    matched, against_own_loss = matching(catalogue, seen), False
    if so_far.wrong(Role.OBJECTIVE):
        of_own = gradient_of_own_loss(so_far, e)
        if of_own or matched.derives_from(belief):
            given = so_far.verdicts[Role.OBJECTIVE].right_given  # the network, of which such a loss is the right one
            return Recognition(belief, given or _yours(so_far, Role.OBJECTIVE))
        against_own_loss = of_own is False
    if matched.is_exact_for(belief.outputs) and not against_own_loss:
        return Recognition(belief, _yours(so_far, Role.OUTPUTS))
    if matched.is_by_hand_for(belief.outputs):
        return Recognition(belief, THE_FORMULAS, against_own_loss=True)
    unnamed = not belief.outputs or belief.outputs.by_hand  # or of which the formulas make a gradient of their own
    if so_far.wrong(Role.OUTPUTS) and unnamed and follows_formulas(e, so_far):
        return Recognition(belief, THE_FORMULAS, against_own_loss=True)
    columns = [answer for answer in seen if answer.probe.y.ndim > 1]
    if all(a.agrees for a in e.ordinary if not a.probe.column) and matching(catalogue, columns).broadcasts():
        assert catalogue.broadcast is not None
        return Recognition(belief, mistakes=(catalogue.broadcast,), against_own_loss=against_own_loss)
    mistakes = () if e.same_everywhere else matched.gradient(belief)
    return Recognition(belief, mistakes=mistakes, against_own_loss=against_own_loss)


def right_given_where(e: Evidence, so_far: JudgedSoFar, wrong: list[Answer]) -> str | None:
    """Return what a function that goes wrong at some questions only, as in saturation, is right given there."""
    if e.role is Role.OBJECTIVE and so_far.wrong(Role.OUTPUTS) and follows_own_outputs(so_far, wrong):
        return _yours(so_far, Role.OUTPUTS)
    if e.role is Role.GRADIENT and so_far.wrong(Role.OBJECTIVE) and follows_own_loss(so_far, wrong):
        return _yours(so_far, Role.OBJECTIVE)
    return None


def _yours(so_far: JudgedSoFar, role: Role) -> str:
    return f"your {so_far.homework.by_role[role].name}"
