"""Why a function's numbers are wrong, by an author's functions: a mistake that explains all of them, or a symptom."""

import itertools
import math
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from crosscheck.homework.author import Question
from crosscheck.homework.measured import Vector, asked, quotients
from crosscheck.homework.trees import Leaf, Numbers, Tree, leaves
from crosscheck.judge.asking.accuracy import ENOUGH
from crosscheck.judge.explaining.context import word
from crosscheck.judge.explaining.state import DEAR_SECONDS
from crosscheck.judge.replies import BREAKS, MOST_SECONDS, Known, Reply, edited_answers, with_factors
from crosscheck.mistakes.findings import finding
from crosscheck.mistakes.matching import MATCH_RTOL, factor_between, same
from crosscheck.mistakes.rewriting import ELSEWHERE, Rewritten, rebound
from crosscheck.submissions.outcomes import Failed
from crosscheck.verdict import Finding, few, joined

TOLD = 2  # most edits with the same numbers in one finding
ENOUGH_QUESTIONS = 3  # least number of answers for a value of a size that say the same
TRIED_AT = 4  # number of questions at which a hypothesis is tried
QUOTIENTS = {"forward": (1.0, 0.0), "central": (1.0, -1.0), "backward": (0.0, -1.0)}
STEPS = tuple(float(f"{digit}e-{n}") for n in range(1, 8) for digit in (5, 2, 1))
WEIGHTS = {"": 0, "'s matrices": 2}  # the least number of axes of the weights that decay
Pair: TypeAlias = tuple[Numbers | None, Numbers | None]
SECANT_STEPS = 8  # largest number of steps in which a factor is found: in a linear piece, it takes two
STEADY = 1e-6  # relative tolerance of a factor
FORMS: dict[str, Callable[[float], float]] = {  # how a factor may depend on a size
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
        return [finding("independent-of-arguments")]  # many mistakes may lead to this
    if found := _mistakes(known):
        return found
    tried = (_whole_numbers, _quotient, _factor, _factor_of_a_piece, _clipped, _added, _of_calls)
    shown = next((one for each in tried if (one := each(known))), None)
    if shown is None and not known.through() and (found := _of_parts(known, whole=False)):
        return found
    shown = shown or _of_sizes(known) or _of_entries(known) or _consistent(known)
    said = f": right to {known.accuracy}" if known.accuracy.digits else ""
    return [shown or finding("differs", by=said, look="")]


def _mistakes(known: Known) -> list[Finding]:
    """Return the author's mistakes, or generic edits, that give these answers: one, or one for each wrong part.

    The mistake may be made on top of another function's mistake, if the function calls that one.
    """
    if all(a.question.of for a in known.answers):
        return []
    called = dict.fromkeys(name for names in known.called.values() for name in names if known.wrong(name))
    given = (found for name in called if (found := _mistake(known, name)))
    return _mistake(known) or _of_parts(known) or next(given, [])


def _candidates(known: Known) -> Iterator[tuple[Finding | Rewritten, Callable[..., Any], Tree]]:
    """Yield possible mistakes, the likeliest first: what it is, a function that makes it, and its first answer."""
    for mistake, made in known.function.mistaken:
        with suppress(*BREAKS):
            yield mistake.finding(), made, asked(made, known.first.question.args(known.function))
    yield from edited_answers(known.function, known.first.question)


def _mistake(known: Known, other: str = "") -> list[Finding]:
    """Return the mistake that gives these answers. `other` names a called function that is the submission's own."""
    found, function, own = list[Finding | Rewritten](), "", {other: known.own(other)} if other else {}
    for what, made, value in _candidates(known):
        if found and isinstance(what, Rewritten) and (what.at_one_use or what.function != function):
            continue  # it has the same numbers as an edit that is told, and says no more
        written = rebound(made, own) if own else made
        if (own or known.first.is_value(value)) and all(a.is_given_by(written) for a in known.answers):
            # Two right ways may have the same line, and a line the same edit once and several times.
            told = [str(one).removesuffix(ELSEWHERE) for one in found]
            found += [what] if str(what).removesuffix(ELSEWHERE) not in told else []
            if isinstance(what, Finding) or len(found) == TOLD:
                break
            function = what.function
    return [_told(found, f"With your {other}" if other else "")] if found else []


def _of_parts(known: Known, whole: bool = True) -> list[Finding]:
    """Return mistakes that each explain some wrong parts of the answers: all parts together, if `whole`."""
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
    """Check whether wrong answers become right if nothing was called before, as with answers cached by shape."""
    off = [a for a in known.drawn if a.least < ENOUGH][:TRIED_AT]
    right = (known.student.reload() and a.right.is_value(known.answer_to(a.question.args(known.function))) for a in off)
    asked_first = off and known.loaded.seconds <= DEAR_SECONDS and all(right)
    return finding("depends-on-earlier-calls") if asked_first else None


def _quotient(known: Known) -> Finding | None:
    of = known.function.gradient_of
    first = [a for a in known.drawn if a.leaves][:2]
    if not of or of == known.function.name or not first:
        return None
    objective = known.homework.functions[of]
    ask, by = partial(asked, objective.reference), objective.parameters.index(known.function.by)
    for (what, (one, other)), h in itertools.product(QUOTIENTS.items(), STEPS):
        if all(a.is_value(quotients(ask, a.question.args(objective), by, one * h, other * h)) for a in first):
            return finding("difference-quotient", what=what, h=f"{h:g}", of=of)
    return None


def _factor(known: Known) -> Finding | None:
    """Recognise a common factor of all wrong numbers. It may depend on a size of the questions."""
    factor = _ratio(known, lambda _, leaf: (leaf.obtained, leaf.expected))
    parts = f"The values{_where(known)}" if _where(known) else "All values"
    return finding("constant-factor", parts=parts, factor=factor) if factor not in ("", "1") else None


def _factor_of_a_piece(known: Known) -> Finding | None:
    """Recognise a constant factor of one piece of a right way, such as a penalty with twice the weight."""
    started = time.process_time()
    for edit, way in with_factors(known.function, known.first.question) if known.drawn else ():
        made = partial(_with_factor, edit, way)
        factor = _fitted(known.first, made)
        if factor is not None and all(a.is_given_by(made(factor)) for a in known.answers):
            return _told([edit.by(factor)])
        if time.process_time() - started > MOST_SECONDS:
            return None
    return None


def _with_factor(edit: Rewritten, way: Callable[..., Any], factor: float) -> Callable[..., Any]:
    return rebound(way, {edit.function: edit.by(factor)})


def _fitted(answer: Reply, made: Callable[[float], Callable[..., Any]]) -> float | None:
    """Return the factor with which a function gives an answer, by the secant method in the least-squares sense."""
    if any(leaf.obtained is None for leaf in answer.leaves):
        return None

    def off(beside: Iterable[Leaf]) -> Vector:
        """Return all errors in one array, each relative to the size of its part."""
        each = ((one.obtained - one.expected) / np.max(answer.sizes[one.path]) for one in beside)
        return np.concatenate([*map(np.ravel, each)])

    args, errors = answer.question.args(answer.function), off(answer.leaves)
    last, before, factor = 1.0, 0.0 * errors, 2.0
    with suppress(*BREAKS):
        for _ in range(SECANT_STEPS):
            value = off(answer.beside(asked(made(factor), args)))
            if np.abs(errors - value).max() <= MATCH_RTOL:
                return factor
            slope = (value - before) / (factor - last)
            last, before, factor = factor, value, factor + float(slope @ (errors - value) / (slope @ slope))
            if factor == last or not math.isfinite(factor):
                break
    return None


def _added(known: Known) -> Finding | None:
    """Recognise a weight decay: a multiple of half the sum of an argument's squares, or of the argument itself."""
    name, of = known.function.name, known.homework.functions.values()
    by = known.function.by or next((one.by for one in of if one.gradient_of == name), "")
    for which, axes in WEIGHTS.items() if by in known.function.parameters else ():

        def pair(answer: Reply, leaf: Leaf, axes: int = axes) -> Pair:
            weights = [(path, one) for path, one in leaves(answer.question.values[by]) if one.ndim >= axes]
            added = None if leaf.obtained is None else leaf.obtained - leaf.expected
            if not leaf.expected.ndim:
                return added, np.asarray(sum(np.sum(one**2) for _, one in weights) / 2)
            alike = (one for path, one in weights if leaf.path.endswith(path) and one.shape == leaf.expected.shape)
            return added, next(alike, None)

        if factor := _ratio(known, pair):
            wrong = (leaf.expected for a in known.drawn for leaf in a.leaves if leaf.path in known.parts)
            terms = {by if one.ndim else f"half the sum of the squares of {by}{which}" for one in wrong}
            return finding("added-term", at=_where(known), factor=factor, term=joined(sorted(terms)))
    return None


def _clipped(known: Known) -> Finding | None:
    """Recognise right numbers that are kept between two limits."""
    wrong = (leaf for a in known.drawn for leaf in a.leaves if leaf.path in known.parts)
    each = [(leaf.obtained, leaf.expected) for leaf in wrong if leaf.obtained is not None]
    if not each:
        return None
    obtained, expected = (np.concatenate([np.ravel(one) for one in side]) for side in zip(*each, strict=True))
    low, high = obtained.min(), obtained.max()
    kept = np.clip(expected, low, high)
    if np.sum(kept != expected) < ENOUGH_QUESTIONS or not same(obtained, kept):
        return None
    limits = {f"at least {low:.6g}": expected.min() < low, f"at most {high:.6g}": high < expected.max()}
    return finding("clipped", at=_where(known), limits=joined([limit for limit, holds in limits.items() if holds]))


def _of_entries(known: Known) -> Finding | None:
    """Return where the entries are wrong: in all answers the first or the last ones along an axis, and no others."""
    each = [(a, leaf) for a in known.drawn for leaf in a.leaves if leaf.path in known.parts]
    if len(known.parts) > 1 or len(each) < ENOUGH_QUESTIONS or any(leaf.obtained is None for _, leaf in each):
        return None
    wrong = [a.errors(leaf) > 0 for a, leaf in each]
    for axis, i in itertools.product(range(min(one.ndim for one in wrong)), (0, -1)):
        if all(one.shape[axis] > 1 and one.take(i, axis).all() and not np.delete(one, i, axis).any() for one in wrong):
            entries = f"the entries {known.parts[0]}[{':, ' * axis}{i}]"
            return finding("right-in-part", right=f"except in {entries}", wrong="there")
    return None


def _of_sizes(known: Known) -> Finding | None:
    """Return for which values of a size the answers are exact, if it is the only size that divides them."""
    found = list[Finding]()
    for name, values in known.homework.sizes.items():
        each = {n: [a.least for a in known.drawn if str(a.question.sizes[name]) == n] for n in map(str, values)}
        right = [value for value, of in each.items() if len(of) >= ENOUGH_QUESTIONS and min(of) == math.inf]
        wrong = [value for value, of in each.items() if len(of) >= ENOUGH_QUESTIONS and max(of) < ENOUGH]
        if right and wrong and len(right) + len(wrong) == len(each):
            at, off = (f"where {name} is {joined(one, 'or')}" for one in (right, wrong))
            found.append(finding("right-in-part", right=at, wrong=off))
    return found[0] if len(found) == 1 else None


def _consistent(known: Known) -> Finding | None:
    """Check whether the returned derivative is wrong, but is that of the value returned with it."""
    by, first = known.function, known.drawn[:2]
    both = by.gradient_of == by.name and any(not path.startswith("[0]") for path in known.parts)
    shown = both and first and all(known.follows_slopes(a, by, -1) for a in first)
    return finding("consistent-in-itself") if shown else None


def _told(what: Sequence[Finding | Rewritten], where: str = "") -> Finding:
    """Return the finding for the author's mistake, or for edits that give the same numbers."""
    lines = ". Or ".join(map(str, what)).replace("as if", "As if", 1)
    places = {one.place for one in what if isinstance(one, Rewritten)}
    place = "a line" if len(places) > 1 else next(iter(places), "")
    found = what[0] if isinstance(what[0], Finding) else finding("behaves-as", line=place, told=lines)
    return replace(found, hint=f"{where}: {found.hint}") if where else found


def _explained(answer: Reply, value: Tree) -> set[str] | None:
    """Return the parts in which a value is wrong in the submission's way; None if one is wrong in another way."""
    parts = list(zip(answer.leaves, answer.beside(value), answer.right.leaves, strict=False))
    others = [(one, other) for one, other, exact in parts if not answer.alike(exact, other)]
    return {one.path for one, _ in others} if all(answer.alike(*pair) for pair in others) else None


def _shows(answer: Reply, parts: set[str], made: Callable[..., Any]) -> bool:
    """Return whether a function has the same wrong numbers as an answer, in all of these parts that are wrong there."""
    with suppress(*BREAKS):
        explained = _explained(answer, asked(made, answer.question.args(answer.function)))
        return explained is not None and all(one in explained or math.isinf(answer.digits[one]) for one in parts)
    return False


def _where(known: Known) -> str:
    """Return where the wrong parts are; "" if all parts are wrong."""
    paths = {path for a in known.drawn for path in a.digits}
    return "" if paths == set(known.parts) else f" at {joined(few(sorted(known.parts)))}"


def _ratio(known: Known, pair: Callable[[Reply, Leaf], Pair]) -> str:
    """Return the ratio of two arrays that belong to each wrong part; "" if it varies but with a size."""
    ratios = dict[Question, float]()
    for answer in known.drawn:
        pairs = [pair(answer, leaf) for leaf in answer.leaves if leaf.path in known.parts]
        some = [(one, other) for one, other in pairs if one is not None and other is not None]
        if not some or len(some) < len(pairs):
            return ""
        value, expected = (np.concatenate([np.ravel(one) for one in side]) for side in zip(*some, strict=True))
        ratio = factor_between(value, expected) if np.isfinite(value).all() else math.inf
        if ratio is None:
            return ""
        ratios[answer.question] = ratio
    each, sizes = np.array([*ratios.values()]), known.homework.sizes.items()
    finite = np.isfinite(each)
    names = [name for name, of in sizes if all(isinstance(n, int) and n > 0 for n in of)]
    for (form, of), name in itertools.product(FORMS.items(), names or [""]) if finite.any() else ():
        scales = np.array([of(np.float64(question.sizes.get(name, 1))) for question in ratios])
        scaled = each[finite] / scales[finite]
        as_finite = np.array_equal(np.isfinite(scales), finite)  # 1/(N - 1) is infinite where N is 1
        if as_finite and scaled[0] and np.ptp(scaled) <= STEADY * abs(scaled[0]):
            return re.sub(r"^(-?)1 ", r"\1", f"{scaled[0]:.6g}{form.format(name)}")  # N, not 1 N
    return ""
