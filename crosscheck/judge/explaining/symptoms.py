"""Symptoms of a wrong function that makes no known mistake."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.homework.network import NetworkHomework
from crosscheck.homework.parts import Role
from crosscheck.judge.asking.accuracy import accuracy, right_to
from crosscheck.judge.asking.evidence import Evidence
from crosscheck.judge.explaining.arguments import global_state, independence
from crosscheck.judge.explaining.calls import too_large, wanted
from crosscheck.judge.explaining.conditions import answers_anew, conditions
from crosscheck.judge.explaining.context import Context
from crosscheck.judge.explaining.digits import ANSWER_OF, begun_small
from crosscheck.mistakes.findings import LOOK
from crosscheck.mistakes.matching import DEMONSTRATED, SINGLE_RTOL, SMALLEST_SCALE, Matching, Part, one_factor, same
from crosscheck.submissions.outcomes import Failed, Returned
from crosscheck.submissions.probes import Answer, Array
from crosscheck.verdict import Finding, joined

ONE, ZERO = "1", "0"
FACTOR_RTOL = 1e-5  # relative tolerance of a factor: wide enough for gradients by differences
ROUGHLY = (4, 3, 2)  # numbers of digits to which a rough factor is tried
ORDER_RTOL = 1e-9  # tolerance of permuted entries, relative to the largest entry
OF_STEPS = 1e-2  # of the largest entry: what the steps of difference quotients may be off
APART = 0.01  # largest error of right entries, relative to that of the wrong ones
SHOWN = 3  # number of sets of parameters at which the same entries must be wrong
LARGEST_DIVISOR = 2000  # largest n for which a factor is written as 1/n
CUTS: tuple[Callable[[Array], Array], ...] = (np.trunc, np.round, np.floor)
BOX = "ArrayBox"  # autograd's type of numbers. No other package's messages name it.


def raises(e: Evidence, differing: Sequence[Answer], _context: Context) -> Iterator[Finding]:
    """Quote the first exception."""
    failed = [(a, a.outcome) for a in differing if isinstance(a.outcome, Failed) and not too_large(a.outcome)]
    for answer, outcome in failed[:1]:
        yield e.finding("raises", at=_call(e, answer), message=outcome.account.rstrip("."))


def wrong_shape(e: Evidence, differing: Sequence[Answer], _context: Context) -> Sequence[Finding]:
    """Name the returned shape. For a loss, say whether its terms were returned in place of their sum."""
    odd = [(a, a.outcome) for a in differing if a.value is None and isinstance(a.outcome, Returned)]
    large = [(a, shape) for a in differing if (shape := too_large(a.outcome))]
    if not odd and not large:
        return []
    terms = [(a, outcome) for a, outcome in odd if outcome.value.size == a.probe.y.size and np.ptp(outcome.value)]
    if e.role is Role.OBJECTIVE and len(terms) >= 2:
        for name, whole in (("sum", np.sum), ("mean", np.mean)):
            if all(abs(whole(outcome.value) - a.expected) <= a.allowance for a, outcome in terms):
                return [e.finding("not-summed", whole=name)]
    answer, shape = [*((a, str(outcome.value.shape)) for a, outcome in odd), *large][0]
    n = 1 if e.function.of_one_point else answer.expected.size
    return [e.finding("wrong-shape", shape=shape, wanted=wanted(n), at=_call(e, answer))]


def not_finite(e: Evidence, differing: Sequence[Answer], _context: Context) -> Sequence[Finding]:
    """Name the first call that brought NaN or infinity."""
    odd = [a for a in differing if a.value is not None and not np.isfinite(a.value).all()]
    alone = odd and len(odd) == len(differing)  # else the cause of the wrong numbers may be that of these, too
    return [e.finding("not-finite", at=_call(e, odd[0]).rstrip(","))] if alone else []


def _call(e: Evidence, answer: Answer) -> str:
    """Return the call in words, as `Evidence.call` does. If it is one of several calls, by point, say so."""
    probe = answer.probe
    if len(probe.X) == 1 or not e.function.of_one_point:
        return e.call(probe)
    return f"{e.function.name} at {probe.at.split(',')[0]}, for one of {len(probe.X)} points,"


def constant_factor(e: Evidence, _differing: Sequence[Answer], _context: Context) -> Sequence[Finding]:
    """Find one factor for all entries at all probes, or one for each block of parameters."""
    factor = _steady(e, slice(None))
    if factor not in (None, ONE, ZERO):
        return [e.finding("constant-factor", parts="All values", factor=factor)]
    if factor is not None or e.role is not Role.GRADIENT:
        return []
    zero = np.all([value == 0 for value, _ in _fresh(e)], axis=0)
    if zero.any() and _steady(e, ~zero) == ONE:
        return [e.finding("zero-in-blocks", zero=joined(e.homework.parameters.named(zero)), alone=" alone")]
    factors = {name: _steady(e, block) for name, block in e.homework.parameters.blocks.items()}
    named = {factor: [name for name, own in factors.items() if own == factor] for factor in factors.values()}
    right = named.pop(ONE, [])
    if None in named or not named or not (right or len(named) > 1):
        return []
    bad = joined([name for names in named.values() for name in names])
    of_each = [f"{factor}" + f" for {joined(names)}" * (len(named) > 1) for factor, names in named.items()]
    return [e.finding("factor-in-blocks", bad=bad, factors=joined(of_each), alone=" alone" if right else "")]


def _fresh(e: Evidence) -> list[tuple[Array, Array]]:
    """Return the obtained and the expected numbers at each fresh probe."""
    return [(a.numbers, a.expected) for a in e.valued if a.fresh]


def _steady(e: Evidence, block: slice | npt.NDArray[np.bool_]) -> str | None:
    """Return in words the factor between obtained and expected numbers, if it is the same at every fresh probe."""
    found = one_factor(e.valued, FACTOR_RTOL, block)
    return None if found is None else _spelled(e.homework, *found)


def _spelled(homework: NetworkHomework, factor: float, suffix: str) -> str:
    """Write a factor: by its name if it is well known, else as 1/n if it is, else as a number."""
    eta, near = str(homework.words["eta"]), Fraction(factor).limit_denominator(LARGEST_DIVISOR)
    known = {homework.eta: eta, -homework.eta: f"-{eta}", float(np.log(2)): "ln 2", float(1 / np.log(2)): "1/ln 2"}
    known |= {float(near): str(near)} if abs(near.numerator) == 1 else {}
    names = (name for number, name in known.items() if abs(factor - number) <= FACTOR_RTOL * abs(number))
    return next(names, f"{factor:.6g}") + suffix


def permuted(e: Evidence, _differing: Sequence[Answer], _context: Context) -> Iterator[Finding]:
    """Name the order of a gradient's entries, if they are right but in the same wrong order at every fresh probe."""
    names = e.homework.parameters.names
    if e.role is not Role.GRADIENT:
        return
    found = {_order(value, expected) for value, expected in _fresh(e) if np.unique(expected).size == expected.size}
    (order, *others) = found or {None}
    moved = [(names[at], names[i]) for at, i in enumerate(order or ()) if at != i]
    if moved and not others:
        places, entries = (", ".join(each) for each in zip(*moved, strict=True))
        named = e.finding(e.homework.catalogue.wrong_order)
        yield replace(named, formula=f"In the places of {places} stand those of {entries}. {named.formula}")


def _order(value: Array, expected: Array) -> tuple[int, ...] | None:
    order = np.empty(value.size, dtype=int)
    order[np.argsort(value)] = np.argsort(expected)
    fits = np.abs(value - expected[order]) <= ORDER_RTOL * np.abs(expected).max()
    return tuple(int(i) for i in order) if fits.all() else None


def added_up(e: Evidence, _differing: Sequence[Answer], _context: Context) -> Sequence[Finding]:
    """Find out whether each derivative is about the sum of the right ones up to it, as if the steps added up."""
    sums = [(value, np.cumsum(expected)) for value, expected in _fresh(e) if e.role is Role.GRADIENT]
    near = [np.abs(value - total).max() <= OF_STEPS * np.abs(total).max() for value, total in sums]
    return [e.finding("steps-add-up")] if len(near) >= DEMONSTRATED and all(near) else []


def same_everywhere(e: Evidence, _differing: Sequence[Answer], _context: Context) -> Sequence[Finding]:
    """Say so if all answers are the same."""
    return [e.finding("independent-of-arguments")] if e.same_everywhere else []


def where_it_differs(e: Evidence, differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Name the blocks or the entries of a gradient that are wrong while the others are right, and when.

    They are named if new questions show no other wrong entry, and if they are all wrong at `SHOWN` sets of parameters.
    """
    if e.role is not Role.GRADIENT:
        return
    wrong = wrong_entries(e, differing)
    if wrong.all():
        return
    anew = [a for a in answers_anew(e, context) if not a.agrees]
    whole = (a for a in (*differing, *anew) if np.array_equal(wrong_entries(e, [a]), wrong))
    shown = {a.probe.params.tobytes() for a in whole}
    sizes = (a.error / max(SMALLEST_SCALE, np.abs(a.expected).max()) for a in e.valued if not a.agrees)
    off = np.max([np.zeros(wrong.size), *sizes], axis=0)
    apart = off[~wrong].max() <= APART * off[wrong].min(initial=np.inf)  # else all entries lack digits
    if apart and len(shown) >= SHOWN and not (wrong_entries(e, anew) & ~wrong).any():
        yield _entries(e, wrong)
    yield from conditions(e, differing, context)


def _entries(e: Evidence, wrong: npt.NDArray[np.bool_]) -> Finding:
    bad = e.homework.parameters.named(wrong)
    symptom = "wrong-blocks" if e.homework.parameters.blocks.keys() >= {*bad} else "wrong-entries"
    return e.finding(symptom, bad=", ".join(bad), right=", ".join(e.homework.parameters.named(~wrong)))


def wrong_entries(e: Evidence, differing: Sequence[Answer]) -> npt.NDArray[np.bool_]:
    """Return for each parameter whether its derivative is wrong somewhere. Lost digits count only if all are such."""
    valued = [a for a in differing if a.value is not None]
    nearly = [SINGLE_RTOL * max(SMALLEST_SCALE, np.abs(a.expected).max()) for a in valued]
    off = [a.error > np.maximum(a.allowance, least) for a, least in zip(valued, nearly, strict=True)]
    wrong = off if np.any(off) else [a.error > a.allowance for a in valued]
    return np.any([np.zeros(len(e.homework.parameters), dtype=bool), *wrong], axis=0)


def behaves_as(e: Evidence, _differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Tell the generic edit of the textbook's lines that gives all the numbers, or edits for parts of a gradient."""
    matched = Matching(e.homework.catalogue, ANSWER_OF[e.role], e.valued, context.belief)
    about = dict[tuple[str, str], int]()  # by the lines
    for edit in matched.behaves_as():
        about.setdefault(matched.book.difference(edit), matched.book.about(edit))
    if about:
        lines = min(about, key=lambda difference: len(difference[0]))
        found, fits = _as_if(e, *lines), about[lines]
        names = {ANSWER_OF[one.role]: one.name for one in e.homework.questioned if one.role is not e.role}
        hint = f"It fits another {names[fits]} than yours: {begun_small(found.hint)}" if fits in names else found.hint
        yield replace(found, hint=hint)
    elif e.role is Role.GRADIENT:
        parts = matched.in_parts()
        on_top = [part for part in parts[1:] if (parts[0].entries & part.entries).any()]
        if not any(part.alone and part.entries.sum() > 1 and not _whole(e, part) for part in on_top):
            yield from (_part(e, part) for part in parts)  # else an edit may fit some entries of a block by chance


def _as_if(e: Evidence, written: str, stands: str) -> Finding:
    """Return the finding with the lines that behave like the submission, and the textbook's."""
    changed = joined([line.partition(" = ")[0] for line in stands.split("; ")])
    told = f"As if: `{written}` (textbook: `{stands}`)"
    return e.finding("behaves-as", line=f"the textbook's line for {changed}", told=told)


def _part(e: Evidence, part: Part) -> Finding:
    """Return the finding for an edit, or for the mistake that it makes, with the entries to which it is limited."""
    catalogue, named = e.homework.catalogue, joined(e.homework.parameters.named(part.entries))
    values = [a.numbers[part.entries] for a in e.valued]
    if part.alone and not part.mistake and not np.any(values):
        return e.finding("zero-in-blocks", zero=named, alone="")
    if part.mistake and (not part.alone or _whole(e, part)):
        found = e.finding(catalogue.told((part.mistake, part.edit))[-1])
    else:
        found = _as_if(e, *catalogue.textbook.difference(part.edit))
    return replace(found, hint=f"With respect to {named} alone: {begun_small(found.hint)}") if part.alone else found


def _whole(e: Evidence, part: Part) -> bool:
    """Return whether the entries of an edit are whole blocks."""
    blocks = [part.entries[of] for of in e.homework.parameters.blocks.values()]
    return all(of.all() or not of.any() for of in blocks)


def differs(e: Evidence, differing: Sequence[Answer], context: Context) -> Iterator[Finding]:
    """Say that no known mistake gives these numbers, and where to look for the mistake."""
    calls_loss = context.homework.by_role[Role.OBJECTIVE].name in (context.loaded.uses or {}).get(e.function.name, ())
    look = "intermediates"
    if e.role is Role.OBJECTIVE and _is_right(context, Role.OUTPUTS):
        look = "terms"
    elif e.role is Role.GRADIENT and _is_right(context, Role.OBJECTIVE):
        look = "step" if calls_loss else "chain"
    elif e.role is Role.GRADIENT:
        look = "loss-first" if calls_loss else "both-ways"
    by = f": right to {right_to(e, differing)}" if accuracy(e).digits else _roughly(e)
    yield e.finding("differs", by=by, look=LOOK[look].format(**e.homework.words))


def _roughly(e: Evidence) -> str:
    """Say which factor all values have, to a few digits, such as those of rough differences; "" if none."""
    for digits in ROUGHLY:
        factor, suffix = one_factor(e.valued, 10.0**-digits) or (0.0, "")
        times = f"{factor:.{digits}g}{suffix}"
        if times not in ("0", "1"):  # a factor of 1 says that they are right to these digits
            return f": all are {times} times what is expected, to {digits} digits"
    return ""


def _is_right(context: Context, role: Role) -> bool:
    verdict = context.verdicts.get(role)
    return verdict is not None and verdict.verdict in ("right", "remarks") and not context.wrong(role)


def truncation(e: Evidence, differing: Sequence[Answer], _context: Context) -> Sequence[Finding]:
    """Name the arguments or results that are cut to whole numbers, if that gives all answers."""
    if sum(a.fresh for a in differing) < DEMONSTRATED or any(a.value is None for a in e.ordinary):
        return []
    few_first = sorted(e.valued, key=lambda a: (a.agrees, a.probe.y.size))
    of_arguments = {"The parameters": ("params",), "The points": ("X",), "All arguments": ("params", "X")}
    for (what, names), cut in itertools.product(of_arguments.items(), CUTS):
        if all(same(a.numbers, a.expected_after(cut, names)) for a in few_first):
            return [e.finding("integer-truncation", what=what, when="")]
    whole = all(_is_whole(a) for a in e.valued)
    return [e.finding("integer-truncation", what="The numbers that come back", when="")] if whole else []


def _is_whole(answer: Answer) -> bool:
    """Return whether an answer has an integer type, and is off by less than 1 for each point of its sum."""
    of_whole = isinstance(answer.outcome, Returned) and answer.outcome.dtype.startswith(("int", "uint"))
    return of_whole and bool((answer.error <= answer.probe.y.size).all())


def under_autograd(e: Evidence, differing: Sequence[Answer], _context: Context) -> Iterator[Finding]:
    """Recognise the exception of a function that was passed one of autograd's boxes in place of a number."""
    failed = next((a.outcome for a in differing if isinstance(a.outcome, Failed)), None)
    if e.role is Role.GRADIENT and failed is not None and BOX in failed.message:
        yield e.finding("plain-numpy-under-autograd")


Explanation: TypeAlias = Callable[[Evidence, Sequence[Answer], Context], Iterable[Finding]]

#: (evidence, the answers that differ, what is known so far) -> findings. The first explanation that has findings is
#: reported. Causes come before symptoms, and more telling symptoms first.
NO_ANSWER: tuple[Explanation, ...] = (under_autograd, raises, wrong_shape)  # for calls without a usable answer
NUMBERS: tuple[Explanation, ...] = (not_finite, constant_factor, permuted, added_up, same_everywhere)
LINES: tuple[Explanation, ...] = (behaves_as, where_it_differs, independence, conditions, differs)  # at fault, and when
EXPLANATIONS = (global_state, truncation, *NO_ANSWER, *NUMBERS, *LINES)


def first_found(
    explanations: Sequence[Explanation], e: Evidence, differing: Sequence[Answer], context: Context
) -> tuple[Finding, ...]:
    """Return the findings of the first explanation that has any."""
    return next(filter(None, (tuple(explanation(e, differing, context)) for explanation in explanations)), ())
