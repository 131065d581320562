"""State left over from earlier calls. It is tried before other causes: its numbers may look like those of any other."""

from collections.abc import Sequence

import numpy as np

from crosscheck.homework.parts import Role
from crosscheck.homework.variations import SLIGHTLY
from crosscheck.judge.asking.evidence import FEW, AnsweredSequence, Evidence
from crosscheck.judge.asking.questioning import ask
from crosscheck.judge.explaining.context import Context
from crosscheck.submissions.outcomes import Returned
from crosscheck.submissions.probes import Answer, Probe
from crosscheck.verdict import Finding

ROUGH = 1e-3  # relative error of a first answer above which it is wrong by itself
SPOILT = 1e-6  # A later answer is off if its relative error is larger than this, and ..
TIMES = 100.0  # .. so many times larger than that of the first answer.
MISTAKEN = 1e-5  # relative error above which it is no matter of lost digits
REPLAYED = 12  # number of calls that are repeated to see whether their answers are the same
DEAR_SECONDS = 1.0  # processor seconds: longer calls and definitions are not repeated


def state(e: Evidence, differing: Sequence[Answer], context: Context) -> tuple[Finding, Sequence[Answer]] | None:
    """Return the finding that answers depend on earlier calls, and these answers; None if nothing shows it.

    `differing` are the wrong answers to fresh arrays.
    """
    if context.left_over(e.function.name) is not None:
        return None  # perhaps only a function that it calls keeps state
    if e.overwritten:
        return e.finding("reused-buffer"), []
    doubtful = [sequence for sequence in e.sequences if _is_spoilt(sequence)]
    spoilt = [sequence for sequence in doubtful if _is_right_alone(e, _first_off(sequence), context)]
    if not differing and not any(e.changed.values()):  # then slight errors count too, if the call alone makes none
        slight = [(one, [a.probe for _, a in one if not a.agrees]) for one in e.sequences if one not in spoilt]
        spoilt += [one for one, off in slight if off and context.ask(e.function, off[:1])[0].agrees]
    if not spoilt and not (differing and _is_right_alone(e, _telling(differing), context)):
        return None
    stale = any(map(_stale, spoilt))
    if not stale and (not spoilt or context.loaded.seconds <= DEAR_SECONDS):  # earlier calls may hide a stale cache
        again = _once_more(e, context)
        spoilt, stale = spoilt or again, any(map(_stale, again))
    found = e.finding("stale-cache" if stale else "depends-on-earlier-calls")
    return found, [*differing, *(answer for one in spoilt for _, answer in one if not answer.agrees)]


def replays(e: Evidence, context: Context) -> bool:
    """Return whether seemingly random answers, or exceptions, repeat in the same order after a reload.

    If they do, they depend on the calls before them, and are not random.
    """
    probe = next((a.probe for a in e.answers if a.fresh and 1 < a.probe.y.size <= FEW), None)
    if probe is None or context.loaded.seconds > DEAR_SECONDS:
        return False
    calls = e.function.calls(probe.params, probe.X, probe.y)[:1] * REPLAYED
    rounds = []
    for _ in range(2):
        if not context.student.reload():
            return False
        outcomes = context.student.call_each(e.function.name, calls)
        rounds.append([outcome.value.tobytes() if isinstance(outcome, Returned) else b"" for outcome in outcomes])
    return rounds[0] == rounds[1]


def is_off(answer: Answer, usual: float) -> bool:
    """Return whether an answer is off by more than every call is. `usual` is the relative error of another answer."""
    return not answer.agrees and answer.relative_error > max(SPOILT, TIMES * usual)


def _is_spoilt(sequence: AnsweredSequence) -> bool:
    """Return whether the first answer of a sequence is right, and a later one is wrong or repeats the first one."""
    usual = sequence[0][1].relative_error
    return usual <= ROUGH and (any(is_off(answer, usual) for _, answer in sequence[1:]) or bool(_stale(sequence)))


def _stale(sequence: AnsweredSequence) -> list[Answer]:
    """Return the answers that equal the first one to the last bit, although a change requires another answer.

    If answers lack digits, a slight change shows nothing: it may be smaller than their error.
    """
    (_, first), *_ = sequence
    lost = first.allowance + 2 * float(first.error.max())
    same = (a for change, a in sequence if _same(a, first) and (first.agrees or change not in SLIGHTLY))
    return [a for a in same if (np.abs(a.expected - first.expected) > lost).any()]


def _same(answer: Answer, other: Answer) -> bool:
    """Return whether two answers are equal. With one entry per point, one that must differ and is equal suffices."""
    same = answer.numbers == other.numbers
    moved = answer.expected != other.expected
    of_points = same.shape == answer.probe.X.shape[:1]
    return bool(same.all() or (of_points and (same & moved).any()))


def _first_off(sequence: AnsweredSequence) -> Probe | None:
    """Return the first probe at which a sequence goes wrong."""
    usual, stale = sequence[0][1].relative_error, _stale(sequence)
    return next((answer.probe for _, answer in sequence if answer in stale or is_off(answer, usual)), None)


def _once_more(e: Evidence, context: Context) -> list[AnsweredSequence]:
    """Repeat the short sequence after a reload: earlier calls may have spoilt its first answer too."""
    if not e.sequences or not context.student.reload():
        return []
    changes, firsts = zip(*e.sequences[0], strict=True)
    answers = context.ask(e.function, [answer.probe for answer in firsts], in_place=True)
    context.student.reload()
    again = tuple(zip(changes, answers, strict=True))
    return [again] if _is_spoilt(again) else []


def _telling(differing: Sequence[Answer]) -> Probe | None:
    """Return the smallest question whose answer is wrong by more than lost digits."""
    mistaken = [answer for answer in differing if answer.relative_error > MISTAKEN]
    return min(mistaken, key=lambda a: (a.value is None, a.probe.y.size)).probe if mistaken else None


def _is_right_alone(e: Evidence, probe: Probe | None, context: Context) -> bool:
    """Return whether a question that went wrong is answered right by itself.

    It is asked on arrays of its own; then as the first question after a reload. A gradient is then also asked after the
    loss at the same arguments, since it may use values that the loss keeps.
    """
    if probe is None or e.cost.of(probe.y.size) > DEAR_SECONDS:
        return False
    if context.is_right_at(e.function, probe):
        return True
    student = context.student
    if context.loaded.seconds > DEAR_SECONDS or not student.reload():
        return False
    right = context.is_right_at(e.function, probe)
    if not right and e.role is Role.GRADIENT:
        ask(student, e.homework.by_role[Role.OBJECTIVE], [(probe.params, probe.X, probe.y)])
        right = context.is_right_at(e.function, probe)
    student.reload()
    return right
