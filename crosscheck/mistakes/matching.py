"""Find the mistake of the catalogue that reproduces a submission's answers at every probe.

A mistake is named only if the textbook with its edit gives the submission's own numbers at all ordinary probes, of
which at least two are fresh. So a named cause has been demonstrated.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import NamedTuple, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.mistakes.fitting import Candidate, leaves_nothing
from crosscheck.mistakes.mistake import Catalogue, Made, Mistake, Mistakes
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS, RIGHT, STANDS, Edit, Lines, Textbook
from crosscheck.submissions.probes import Answer, Array, Probe

Entries: TypeAlias = npt.NDArray[np.bool_]  # a mask of a gradient's entries, shape (P,)
Found: TypeAlias = tuple[Mistakes, Edit]
NOTHING: Found = ((), RIGHT)
MATCH_RTOL = 1e-7  # tolerance relative to the largest entry: mistakes differ by far more, rounding by far less
SINGLE_RTOL = 2e-5  # the same for answers with fewer than four digits, which may be in single precision
SATURATED = 1e-8  # distance from the loss's limits: log(1 - p) keeps 8 digits there, a few more than MATCH_RTOL needs
SMALLEST_SCALE = 0.1  # scale below which tolerances are absolute: derivatives of 0 are rounding errors
STEP = 1e-5  # step of a difference that must have two or three digits
SLOPE_RTOL = 1e-3  # tolerance of a slope along one direction, relative to the sum of the gradient's absolute entries
DEMONSTRATED = 2  # number of questions at which a named mistake must show
BASES, FORMED = 4, 2  # number of edits on top of which others are tried; of answers by which edits are selected
FEW_EDITS = 8  # A mistake of the objective with more edits is not tried together with one of the outputs: too slow.


class Belief(NamedTuple):
    """The edits of the textbook that give a submission's own outputs and objective, as found so far."""

    outputs: Edit = RIGHT
    objective: Edit = RIGHT

    def __bool__(self) -> bool:
        return any(self)


RIGHT_SO_FAR = Belief()


class Part(NamedTuple):
    """An edit of the way back that gives some entries of a gradient, and the known mistake that it makes, if any."""

    mistake: Mistake | None
    edit: Edit
    entries: Entries
    alone: bool  # whether it would change other entries as well


class Way(NamedTuple):
    """A way in which an edit may give the answers: after edits of earlier answers, and with some way back."""

    before: tuple[Edit, ...] = ()  # edits of the outputs, or of these and the objective
    back: Lines = ()  # lines of the way back that are written by hand, in place of the exact derivatives


@dataclass(frozen=True, eq=False)
class Matching:
    """The answers of one function, compared with a catalogue."""

    catalogue: Catalogue
    answer: int  # which answer of the textbook's page the function returns
    given: Sequence[Answer]
    belief: Belief = RIGHT_SO_FAR
    #: The submission's own outputs (N,), by the answers that depend on them.
    own: Mapping[Answer, Array] = field(default_factory=dict)
    within: float = SINGLE_RTOL

    @property
    def book(self) -> Textbook:
        """The textbook that is edited."""
        return self.catalogue.textbook

    @cached_property
    def seen(self) -> Sequence[Answer]:
        """Return the answers in the order in which they exclude most candidates at the least cost.

        Fresh wrong answers at few points come first. If too few are fresh and finite to show anything, return none.
        """
        finite = [a for a in self.given if a.fresh and a.value is not None and np.isfinite(a.value).any()]
        told = self.given if len(finite) >= DEMONSTRATED else ()
        return sorted(told, key=lambda a: (not a.fresh, a.agrees, a.probe.fixed, a.probe.y.size))

    # What is named

    def mistakes(self) -> Found:
        """Return the mistakes that give the answers, and their edit; if there are none, the unedited page.

        First one mistake without a constant is tried, then one with constants, then two. They may be made on top of
        mistakes in the submission's own outputs and objective. Its outputs are `own` if known, else those of the edit.
        """
        return self.told(itertools.chain(self.named(), self.named(families=True), self._two()) if self.seen else ())

    def of_both(self) -> Found:
        """Return the mistakes that give the objectives; also try one of the outputs together with one of the objective."""
        mistakes, edit = self.mistakes()
        if self.belief.outputs and not mistakes:  # leave out saturated outputs: a loss of z keeps more digits there
            mistakes, edit = self.proper(self.belief.outputs).mistakes()
        if mistakes:
            return mistakes, edit if self.book.about(edit) == OBJECTIVE else RIGHT
        few = [one for one in self.catalogue.known(OBJECTIVE) if len(one[0].edits) <= FEW_EDITS]
        pairs = itertools.product(self.catalogue.known(OUTPUTS), few) if self.seen else ()
        return self.told((pair, pair[1][1]) for pair in pairs if self._gives(Way((pair[0][1],)), pair[1][1]))

    def told(self, found: Iterable[tuple[Made, Edit]]) -> Found:
        """Return the first mistakes found, and their edit. A line is not shown if its {} is an exact derivative."""
        mistakes, edit = next(((self.catalogue.told(*made), edit) for made, edit in found), NOTHING)
        exact = edit and self.belief and self.answer == self.book.about(edit) == GRADIENT and STANDS in str(edit.lines)
        return tuple(replace(one, as_if=("", "")) for one in mistakes) if exact else mistakes, edit

    def named(self, families: bool = False) -> Iterator[tuple[Made, Edit]]:
        """Yield the mistakes that give the numbers, without constants to be fitted or, of `families`, with them."""
        told = (a for a in self.seen if a.fresh and not a.agrees)
        differ = [a for a in told if a.value is not None and np.isfinite(a.value).all()]
        for way in self.ways if len(differ) > DEMONSTRATED or not families else ():
            for mistake, edit in self.catalogue.known(len(way.before), families):
                for constants in edit.search.find(partial(self._of, way, edit), differ):
                    made = edit.at(*constants)
                    if self._gives(way, made, families, by_hand=not families):
                        yield ((mistake, made),), made

    def _two(self) -> Iterator[tuple[Made, Edit]]:
        """Yield pairs of mistakes that give the numbers; none if all have one factor, which does not show two mistakes."""
        factor, suffix = one_factor(self.seen, self.within) or (0.0, "")
        for pair in () if factor and not suffix else self.catalogue.pairs(self.answer):
            if self.gives(pair[1]):
                yield pair

    def behaves_as(self) -> Iterator[Edit]:
        """Yield the generic edits, possible in any textbook, that give the numbers. The likeliest come first."""

        def written(edits: list[Edit]) -> Candidate:  # with the way back unedited
            return lambda answer: self.book.answer(answer.probe, *edits, wanted=GRADIENT)

        for edit in self._generic():
            before = (RIGHT,) * self.book.about(edit)
            as_written = self.answer == GRADIENT != len(before) and self._reproduces(written([*before, edit]))
            if as_written or self.gives(edit, by_hand=False):
                value = self.book.answer(self.seen[0].probe, *before, edit) if len(before) == OBJECTIVE else 0.0
                if np.isfinite(value):  # nobody writes a loss without a value
                    yield edit

    # A gradient with parts that are wrong in different ways

    def in_parts(self) -> Sequence[Part]:
        """Return edits of the way back that give a gradient: one for all its wrong entries, or two for some each.

        The second edit may be made by itself, or on top of the first.
        """
        beliefs = dict.fromkeys((RIGHT_SO_FAR, self.belief)) if self.seen else ()
        return next(filter(None, (self._in_parts(Way(before)) for before in beliefs)), ())

    def _in_parts(self, way: Way) -> Sequence[Part]:
        every = [*self.catalogue.known(GRADIENT), *((None, edit) for edit in self._generic())]
        tried = dict[Edit, Mistake | None]()
        for mistake, edit in every:
            if self.book.about(edit) == GRADIENT:
                own = mistake and all(self.book.about(way) == GRADIENT for way in mistake.edits)
                tried.setdefault(edit, mistake if own else None)  # the text of one that is also made elsewhere says so
        off = {answer: ~self._right(way, RIGHT, [answer]) for answer in self.seen}
        wrong, seen = np.any([*off.values()], axis=0), sorted(self.seen, key=lambda answer: -off[answer].sum())
        formed = (edit for edit in tried if self._right(way, edit, seen[:FORMED])[wrong].any())
        each = ((edit, self._right(way, edit, seen)) for edit in formed)
        some = [(edit, right) for edit, right in each if right[wrong].any()]
        some.sort(key=lambda one: (~wrong & ~one[1]).sum())  # first the edits that make the fewest right entries wrong

        def part(edit: Edit, entries: Entries, on: Edit = RIGHT) -> Part:
            one, other = self._of(way, (self.book.both(on, edit) if on else edit) or RIGHT), self._of(way, on)
            changed = ~np.all([_alike(one(a), other(a)) for a in self.seen], axis=0)
            return Part(tried[edit], edit, entries, bool((changed & ~entries).any()))

        for those in (*itertools.combinations(some, 1), *itertools.combinations(some, 2)):
            if np.any([right for _, right in those], axis=0)[wrong].all():
                firsts = (wrong, wrong & ~those[0][1])
                return [part(edit, left & right) for (edit, right), left in zip(those, firsts, strict=False)]
        for base, right in sorted(some, key=lambda one: -one[1].sum())[:BASES]:
            left, on_top = wrong & ~right, list[Part]()
            for other in (edit for edit in tried if self.book.reach(edit, seen[0].probe)[left].all()):
                both = self.book.both(base, other)
                if both and all(self._right(way, both, those)[left].all() for those in (seen[:FORMED], seen)):
                    on_top.append(part(other, left, base))
            if on_top:
                return [part(base, wrong), min(on_top, key=lambda one: one.alone)]
        return ()

    def _right(self, way: Way, edit: Edit, answers: Sequence[Answer]) -> Entries:
        """Return the mask of a gradient's entries that an edit gives in all answers."""
        candidate, right = self._of(way, edit), np.ones(answers[0].expected.shape, dtype=bool)
        for answer in answers:
            right &= _alike(answer.numbers, candidate(answer))
            if not right.any():
                break
        return right

    def _generic(self) -> Sequence[Edit]:
        from crosscheck.mistakes.generic import edits  # not needed for right submissions

        largest = max((answer.probe for answer in self.seen), key=lambda probe: probe.y.size, default=None)
        return edits(self.book, largest) if largest is not None else ()

    # Functions given which a gradient is right

    def follows(self, belief: Belief) -> bool:
        """Return whether the gradients are the exact ones of an edited page."""
        return self._gives(Way(belief), RIGHT)

    def derives_from(self, belief: Belief) -> bool:
        """Return whether the gradients are the exact ones of a mistaken objective, even at its kinks.

        Answers where an output saturates may be left out: the mistaken objective may have no value or few digits there.
        """
        return bool(belief) and any(matching.follows(belief) for matching in (self.proper(belief.outputs), self))

    def proper(self, outputs: Edit) -> Self:
        """Leave out the answers where an output saturates: the objective is not defined at its limits."""
        each = ((answer, self.book.answer(answer.probe, outputs)) for answer in self.seen)
        return replace(self, given=[a for a, p in each if (self.catalogue.takes(p, SATURATED) | np.isnan(p)).all()])

    def is_by_hand(self, outputs: Edit) -> bool:
        """Return whether the gradients are those of mistaken outputs with a way back by hand, begun as the textbook's.

        The rest of the way back is exact, or exact and packed as in the textbook, or as the edit's `by_hand` says; or
        all of it is the textbook's, with the mistaken outputs in it.
        """

        def with_outputs(answer: Answer) -> Array:
            given = {self.book.answers[OUTPUTS]: self.book.answer(answer.probe, outputs)}
            return self.book.answer(answer.probe, RIGHT, wanted=GRADIENT, given=given, after=OUTPUTS)

        return any(self._gives(way, RIGHT) for way in self._ways_by_hand(outputs)) or self._reproduces(with_outputs)

    def _ways_by_hand(self, outputs: Edit) -> list[Way]:
        """Return the ways back that people write by hand for mistaken outputs. An edit may be made in them."""
        begins, *_, packs = self.book.way_back
        each = dict.fromkeys(((), (packs,), outputs.by_hand))
        return [Way((outputs, RIGHT), (begins, *lines)) for lines in each]

    # Candidates

    @cached_property
    def ways(self) -> Sequence[Way]:
        """Return the ways in which an edit may give the answers: after right functions, and after those believed."""
        if self.answer == OUTPUTS:
            return [Way()]
        beliefs = dict.fromkeys((RIGHT_SO_FAR, self.belief))
        if self.answer == OBJECTIVE:
            return [*(Way((on.outputs,)) for on in beliefs), Way()]
        by_hand = self._ways_by_hand(self.belief.outputs) if self.belief.outputs else []
        return [*map(Way, beliefs), *by_hand, Way((RIGHT,)), Way()]

    def gives(self, edit: Edit, by_hand: bool = True) -> bool:
        """Return whether an edit gives the answers. `by_hand`: gradients may also be by hand, for its outputs."""
        about = self.book.about(edit)
        return any(self._gives(way, edit, by_hand=by_hand) for way in self.ways if len(way.before) == about)

    def _gives(self, way: Way, edit: Edit, fitted: bool = False, by_hand: bool = False) -> bool:
        if self._may_be(way, edit) and self._reproduces(self._of(way, edit), fitted):
            return True
        return by_hand and self.answer == GRADIENT and len(way.before) == OUTPUTS and self.is_by_hand(edit)

    def _of(self, way: Way, edit: Edit, *constants: float) -> Candidate:
        """Return the answers of an edit with constants. They use the submission's own outputs where these are known."""
        edits = [*way.before, edit.at(*constants), *[RIGHT] * (self.answer - len(way.before))]
        if way.back:
            back = {**dict(way.back), **dict(edits[GRADIENT].lines)}
            edits[GRADIENT] = replace(edits[GRADIENT], lines=tuple(back.items()))

        def answered(answer: Answer) -> Array:
            own = None if edits[OUTPUTS] else self.own.get(answer)
            at, book = answer.probe, self.book
            return book.answer(at, *edits) if own is None else book.objective_of(own, at, edits[OBJECTIVE])

        return answered

    @cached_property
    def _ends(self) -> list[Probe]:
        """Return two questions at both sides of the first one, along a direction with a part of each parameter."""
        at = self.seen[0].probe
        step = STEP * np.cos(np.arange(1.0, at.params.size + 1))
        return [replace(at, params=at.params + step), replace(at, params=at.params - step)]

    def _may_be(self, way: Way, edit: Edit) -> bool:
        """Return False if the first gradient must be exact, and does not have the page's slope along one direction."""
        exact = self.answer == GRADIENT and not way.back and not (edit and len(way.before) == GRADIENT)
        if not exact or not self.seen or (value := self.seen[0].value) is None:
            return True
        high, low = (self.book.answer(end, *[*way.before, edit, RIGHT][:GRADIENT]) for end in self._ends)
        off = float(high - low) - (self._ends[0].params - self._ends[1].params) @ value
        return not abs(off) > 2 * STEP * SLOPE_RTOL * (1e-3 + float(np.abs(value).sum()))

    def _reproduces(self, candidate: Candidate, fitted: bool = False) -> bool:
        """Return whether `candidate` gives all returned values. At least two of them must be fresh and finite.

        A candidate that nowhere differs from the reference explains nothing: two mistakes may cancel. A `fitted` one
        must explain all errors, and one more wrong fresh answer is needed.
        """
        shown, differs = 0, fitted
        for answer in self.seen:
            value, expected = answer.value, candidate(answer)
            if value is None or not (
                leaves_nothing(answer, expected) if fitted else same(value, expected, within=self.within)
            ):
                return False
            finite = np.isfinite(expected)
            shown += answer.fresh and bool(finite.all() and not answer.agrees if fitted else finite.any())
            differs = differs or not same(expected, answer.expected, within=self.within)
        return shown >= (DEMONSTRATED + fitted) and differs


def _alike(value: Array, expected: Array) -> Entries:
    """Return which entries are equal but for rounding, relative to the smaller of both maxima; NaN equals NaN."""
    least = min(float(np.abs(one).max()) for one in (value, expected))
    near = np.abs(value - expected) <= SINGLE_RTOL * max(SMALLEST_SCALE, least)
    return np.asarray(near | (np.isnan(value) & np.isnan(expected)))


def factor_between(value: Array, expected: Array, within: float = MATCH_RTOL) -> float | None:
    """Return the factor between two arrays; None if there is no common one that is finite."""
    scale = float(np.sum(expected**2))
    factor = float(np.sum(value * expected)) / scale if scale else 0.0
    return factor if scale and np.isfinite(factor) and same(value, factor * expected, 0.0, within) else None


def one_factor(
    answers: Iterable[Answer], within: float, block: slice | Entries = slice(None)
) -> tuple[float, str] | None:
    """Return the factor of obtained to expected numbers at all fresh questions: a number, and "", "/N" or "/sqrt(N)".

    Questions at which all numbers are nearly 0 are left out: those by differences have no factor there.
    """
    told = [a for a in answers if a.fresh and np.abs(a.expected).max() > SMALLEST_SCALE]
    each = [(np.atleast_1d(a.numbers)[block], np.atleast_1d(a.expected)[block]) for a in told]
    factors = [factor_between(*one, within) for one in each]
    if len(told) < DEMONSTRATED or None in factors:
        return None
    counts = np.array([a.probe.y.size for a in told], dtype=float)
    for scales, suffix in ((counts**0, ""), (counts, "/N"), (np.sqrt(counts), "/sqrt(N)")):
        scaled = scales * np.array(factors, dtype=float)
        if np.ptp(scaled) <= within * abs(scaled[0]):
            return float(scaled[0]), suffix
    return None


def same(value: Array, expected: Array, least: float = SMALLEST_SCALE, within: float = MATCH_RTOL) -> bool:
    """Return whether two arrays are equal but for rounding, relative to the largest entry, or `least`. NaN equals NaN."""
    finite = np.isfinite(expected)
    if not finite.all():
        if not np.array_equal(value[~finite], expected[~finite], equal_nan=True):
            return False
        value, expected = value[finite], expected[finite]
    scale = max(least, float(np.abs(expected).max(initial=0.0)))
    return bool(np.abs(value - expected).max(initial=0.0) <= within * scale)
