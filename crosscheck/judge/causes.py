"""Why a function of an author's homework is wrong: the mistake that gives all of its numbers, or a symptom of them."""

import itertools
import math
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from crosscheck.homework.measured import asked, quotients
from crosscheck.homework.trees import Tree
from crosscheck.judge.asking.accuracy import ENOUGH
from crosscheck.judge.explaining.context import word
from crosscheck.judge.explaining.state import DEAR_SECONDS
from crosscheck.judge.known import Known
from crosscheck.judge.replies import BREAKS, Reply, edited_answers
from crosscheck.mistakes.findings import finding
from crosscheck.mistakes.matching import factor_between
from crosscheck.mistakes.rewriting import Rewritten, rebound
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding, few, joined

TOLD = 2  # edits with the same numbers that are told
TRIED_AT = 4  # questions at which a hypothesis is tried
QUOTIENTS = {"forward": (1.0, 0.0), "central": (1.0, -1.0), "backward": (0.0, -1.0)}
STEPS = tuple(float(f"{digit}e-{n}") for n in range(1, 8) for digit in (5, 2, 1))
STEADY = 1e-6  # how steady a factor is
FORMS: dict[str, Callable[[float], float]] = {  # how it may go with a size
    "": lambda _: 1.0,
    " {0}": lambda n: n,
    "/{0}": lambda n: 1 / n,
    " {0}/({0} - 1)": lambda n: n / (n - 1),
}


def causes_of(known: Known) -> list[Finding]:
    """Return why a function's numbers are wrong."""
    name = known.function.name
    for answer in known.answers:
        if isinstance(answer.outcome, Failed) and word(answer.outcome) == "wrong":
            return [finding("raises", at=f"{name} at {answer.question.at}", message=answer.outcome.account)]
    every = [leaf for a in known.answers for leaf in a.leaves]
    if (misformed := next((leaf for leaf in every if leaf.problem), None)) is not None:
        at = f" at {misformed.path}" if misformed.path else ""
        return [finding("wrong-form", function=name, at=at, problem=misformed.problem)]
    if not any(a.is_finite for a in known.answers):
        return [finding("not-finite", at=f"{name} at {known.answers[0].question.at}")]
    if len({float(one) for leaf in every if leaf.obtained is not None for one in leaf.obtained.flat}) == 1:
        return [finding("independent-of-arguments")]  # to which many mistakes may come
    if found := _mistakes(known):
        return found
    shown = _whole_numbers(known) or _quotient(known) or _factor(known) or _of_calls(known) or _consistent(known)
    if shown is None and not known.through() and (found := _of_parts(known, whole=False)):
        return found
    said = f": right to {known.accuracy}" if known.accuracy.digits else ""
    return [shown or finding("differs", by=said, look="")]


def _mistakes(known: Known) -> list[Finding]:
    """Return the author's mistakes, or generic edits, whose answers these are: one, or one for each part that is wrong.

    It may sit on top of that of another function of the submission, which the function calls.
    """
    if all(a.least == math.inf for a in known.answers) or all(a.question.of for a in known.answers):
        return []
    called = dict.fromkeys(name for names in known.called.values() for name in names if known.wrong(name))
    given = (found for name in called if (found := _mistake(known, name)))
    return _mistake(known) or _of_parts(known) or next(given, [])


def _candidates(known: Known) -> Iterator[tuple[Finding | Rewritten, Callable[..., Any], Tree]]:
    """Yield what people may have written, the likeliest first, with what it answers to the first question."""
    for mistake, made in known.function.mistaken:
        with suppress(*BREAKS):
            yield mistake.finding(), made, asked(made, known.first.question.args(known.function))
    yield from edited_answers(known.function, known.first.question)


def _mistake(known: Known, other: str = "") -> list[Finding]:
    """Return the one mistake whose answers these are, if another function that it calls is the submission's own."""
    found, own = list[Finding | Rewritten](), {other: known.own(other)} if other else {}
    for what, made, value in _candidates(known):
        written = rebound(made, own) if own else made
        if (own or known.first.is_value(value)) and all(a.is_given_by(written) for a in known.answers):
            found += [what] if str(what) not in map(str, found) else []  # as two ways may have the same line
            if isinstance(what, Finding) or len(found) == TOLD:
                break
    return [_told(found, f"With your {other}" if other else "")] if found else []


def _of_parts(known: Known, whole: bool = True) -> list[Finding]:
    """Return mistakes that make each part that is wrong, or some of these, what it is, and leave the others as they are."""
    left, found = set(known.parts), list[Finding]()
    for what, made, value in _candidates(known) if len(left) > 1 and known.drawn else ():
        parts = _explained(known.first, value)
        if parts and parts <= left and all(_shows(a, parts, made) for a in known.answers):
            found.append(_told([what], f"At {joined(few(sorted(parts)))}"))
            left -= parts
    return [] if whole and left else found


def _whole_numbers(known: Known) -> Finding | None:
    every = (leaf for a in known.answers for leaf in a.leaves if leaf.path in known.parts)
    each = [(leaf.obtained, leaf.expected) for leaf in every if leaf.obtained is not None]
    whole = all(np.array_equal(obtained, np.trunc(expected)) for obtained, expected in each)
    return finding("whole-numbers") if whole and any(np.any(obtained) for obtained, _ in each) else None


def _of_calls(known: Known) -> Finding | None:
    """Show that wrong answers are right if nothing was asked before, as where answers are cached for a shape."""
    few = [a for a in known.drawn if a.least < ENOUGH][:TRIED_AT]
    right = (known.student.reload() and a.right.is_value(known.answer_to(a.question.args(known.function))) for a in few)
    asked_first = few and known.loaded.seconds <= DEAR_SECONDS and all(right)
    return finding("depends-on-earlier-calls") if asked_first else None


def _quotient(known: Known) -> Finding | None:
    of = known.function.gradient_of
    few = [a for a in known.drawn if a.leaves][:2]
    if not of or of == known.function.name or not few:
        return None
    objective = known.homework.functions[of]
    ask, by = partial(asked, objective.reference), objective.parameters.index(known.function.by)
    for (what, (one, other)), h in itertools.product(QUOTIENTS.items(), STEPS):
        if all(a.is_value(quotients(ask, a.question.args(objective), by, one * h, other * h)) for a in few):
            return finding("difference-quotient", what=what, h=f"{h:g}", of=of)
    return None


def _factor(known: Known) -> Finding | None:
    """Recognise one factor between all wrong numbers and the right ones, which may depend on a size of the questions."""
    wrong, drawn = set(known.parts), known.drawn
    ratios = {a.question: ratio for a in drawn if (ratio := _ratio(a, wrong)) is not None}
    if len(ratios) < len(drawn) or np.ptp([1.0, *ratios.values()]) <= STEADY:
        return None
    sizes = [name for name, of in known.homework.sizes.items() if all(isinstance(n, int) and n > 0 for n in of)]
    for (form, of), name in itertools.product(FORMS.items(), sizes or [""]):
        scaled = [ratio / of(np.float64(question.sizes.get(name, 1))) for question, ratio in ratios.items()]
        if scaled[0] and np.ptp(scaled) <= STEADY * abs(scaled[0]):
            factor = re.sub(r"^(-?)1 ", r"\1", f"{scaled[0]:.6g}{form.format(name)}")  # N, not 1 N
            paths = {path for a in drawn for path in a.digits}
            parts = "Every value is" if wrong == paths else f"The values at {joined(few(sorted(wrong)))} are"
            return finding("constant-factor", parts=parts, factor=factor)
    return None


def _consistent(known: Known) -> Finding | None:
    """Show that the derivative, the last returned value, is that of the first one."""
    by, few = known.function, known.drawn[:2]
    shown = by.gradient_of == by.name and few and all(known.follows_slopes(a, by, -1) for a in few)
    return finding("consistent-in-itself") if shown else None


def _told(what: Sequence[Finding | Rewritten], where: str = "") -> Finding:
    """Return in words what was found: the author's mistake, or edits that give the same numbers."""
    lines = ". Or ".join(map(str, what)).replace("as if", "As if", 1)
    found = what[0] if isinstance(what[0], Finding) else finding("behaves-as", line="a line", told=lines)
    return replace(found, hint=f"{where}: {found.hint}") if where else found


def _explained(answer: Reply, value: Tree) -> set[str] | None:
    """Return in which parts a value is wrong as the submission is; None if any part is wrong in another way."""
    parts = list(zip(answer.leaves, answer.beside(value), answer.right.leaves, strict=False))
    others = [(one, other) for one, other, exact in parts if not answer.alike(exact, other)]
    return {one.path for one, _ in others} if all(answer.alike(*pair) for pair in others) else None


def _shows(answer: Reply, parts: set[str], made: Callable[..., Any]) -> bool:
    """Return whether a function is wrong in some parts as the submission is, and right in the others."""
    with suppress(*BREAKS):
        explained = _explained(answer, asked(made, answer.question.args(answer.function)))
        return explained is not None and all(one in explained or math.isinf(answer.digits[one]) for one in parts)
    return False


def _ratio(answer: Reply, paths: Collection[str]) -> float | None:
    """Return the factor between the numbers of some parts and the right ones; None if there is no such factor."""
    each = (leaf for leaf in answer.leaves if leaf.path in paths)
    pairs = [(leaf.obtained, leaf.expected) for leaf in each if leaf.obtained is not None]
    if not pairs:
        return None
    obtained, expected = (np.concatenate([np.ravel(one) for one in side]) for side in zip(*pairs, strict=True))
    return factor_between(obtained, expected)
