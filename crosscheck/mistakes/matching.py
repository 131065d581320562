"""Which mistake of the catalogue reproduces what a submission returned, at every point where it was asked.

A mistake is named only if the textbook with its edit gives the submission's own numbers at all ordinary probes, at least two of
them drawn afresh: a named cause is a demonstrated one.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from crosscheck.mistakes.fitting import Candidate, accounts_for, differing
from crosscheck.mistakes.mistake import Catalogue, Mistake, Mistakes
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS, RIGHT, Edit, Texts
from crosscheck.submissions.probes import Answer, Array

Found: TypeAlias = tuple[Mistakes, Edit]
NOTHING: Found = ((), RIGHT)
Entries: TypeAlias = npt.NDArray[np.bool_]  # which of a gradient's, shape (P,)
Own: TypeAlias = Mapping[Answer, Array]  # a submission's own outputs (N,), by the answers that build on them
MATCH_RTOL = 1e-7  # of the largest entry: mistakes differ by far more, rounding by far less
SATURATED = 1e-8  # from the loss's bounds: log(1 - p) keeps 8 digits there, a few more than MATCH_RTOL asks for
SMALLEST_SCALE = 1e-3  # below which a match is an absolute one: derivatives of 0 are rounding errors
SLOPE_RTOL = 1e-3  # of the sum of a gradient's entries: what a rough slope along one direction may be off
DEMONSTRATED = 2  # fresh probes at which a mistake must show
BASES, FORMED = 4, 2  # edits on top of which others are tried, and answers that form what all others confirm
FEW_EDITS = 8  # a mistake of the objective that has more is not tried together with one of the outputs: too many to try


class Belief(NamedTuple):
    """What a submission's own outputs and objective were found to be: the textbook's with these edits."""

    outputs: Edit = RIGHT
    objective: Edit = RIGHT

    def __bool__(self) -> bool:
        return any(self)


RIGHT_SO_FAR = Belief()


class Part(NamedTuple):
    """An edit of the way back with which some of a gradient's entries are made, and the mistake that it is, if it is known."""

    mistake: Mistake | None
    edit: Edit
    entries: Entries
    alone: bool  # whether it would change other entries as well


@dataclass(frozen=True)
class Way:
    """A way in which an edit may give the answers: after edits of what comes before it on the page."""

    answer: int  # of the page, that is held against a function's
    before: tuple[Edit, ...] = ()  # of the outputs, or of these and the objective
    back: Texts = ()  # that an edit of the way back is made on top of
    own: Own = field(default_factory=dict)
    also: Callable[[Edit], bool] = lambda _: False  # whether an edit without a constant gives the answers otherwise

    @property
    def about(self) -> int:
        """Return the page's answer that edits are about."""
        return len(self.before)

    def of_page(self, edit: Edit) -> Edit | None:
        """Return an edit of the page as it stands: of the way back only if nothing before it is edited."""
        return None if self.about == GRADIENT and any(self.before) else edit

    def edits(self, edit: Edit) -> tuple[Edit, ...]:
        """Return all edits with which the page is asked."""
        return *self.before, edit, *[RIGHT] * (self.answer - self.about)


class Matching:
    """Answers held against a catalogue, in the order in which they rule most candidates out, at the least cost.

    That is fresh ones that differ, of few points. None are kept where too few are fresh and finite to demonstrate anything.
    """

    def __init__(self, catalogue: Catalogue, seen: Sequence[Answer]) -> None:
        self.catalogue, self.book = catalogue, catalogue.textbook
        finite = [a for a in seen if a.fresh and a.value is not None and np.isfinite(a.value).any()]
        told = seen if len(finite) >= DEMONSTRATED else ()
        self.seen = sorted(told, key=lambda a: (not a.fresh, a.agrees, a.probe.fixed, a.probe.y.size))

    # What is named

    def mistakes(self, answer: int, on: Belief = RIGHT_SO_FAR, own: Own = MappingProxyType({})) -> Found:
        """Return the mistakes that give a function's answers, and their edit; none, and the page as it stands, if none do.

        They are one without a constant, one with constants, or two. They may sit on top of those of the submission's
        own outputs and objective; its outputs are its own (N,) where they were asked for, and else those of the edit.
        """
        ways = self.ways(answer, on, own)
        each = (look(ways) for look in (self.known, self.fitted, self._two)) if self.seen else ()
        return next((found for found in each if found[0]), NOTHING)

    def objective(self, outputs: Edit, own: Own) -> Found:
        """Return the mistakes that give the submission's objectives, one of the outputs and one of the objective as well."""
        mistakes, edit = self.mistakes(OBJECTIVE, Belief(outputs), own)
        if mistakes:
            return mistakes, edit if self.book.about(edit) == OBJECTIVE else RIGHT
        few = [one for one in self.catalogue.known(OBJECTIVE) if len(one[0].edits) <= FEW_EDITS]
        for one, other in itertools.product(self.catalogue.known(OUTPUTS), few) if self.seen else ():
            if self._reproduces(self._of(Way(OBJECTIVE, (one[1],)), other[1])):
                return self.catalogue.told(one, other), other[1]
        return NOTHING

    def behaves_as(self, answer: int, belief: Belief) -> Iterator[Edit]:
        """Yield the edits that can be made in any textbook which give the numbers, the likeliest first."""

        def as_written(edit: Edit) -> bool:  # what the textbook's way back makes of an edited way forward
            return self._reproduces(lambda answer: self.book.after(None, GRADIENT, answer.probe, {}, edit))

        every = self.ways(answer, belief)
        ways = [replace(way, also=as_written) if answer == GRADIENT != way.about else way for way in every]
        for edit in self._generic():
            if self.gives(edit, ways) and self._has_values(edit):
                yield edit

    # A gradient of which parts are made in different ways

    def in_parts(self, belief: Belief) -> Sequence[Part]:
        """Return edits of the way back that give a gradient: one for its wrong entries, or one for some and one for the rest.

        The second may be made by itself, or on top of the first.
        """
        found = (self._in_parts(Way(GRADIENT, before)) for before in dict.fromkeys((RIGHT_SO_FAR, belief)) if self.seen)
        return next(filter(None, found), ())

    def _in_parts(self, way: Way) -> Sequence[Part]:
        every = [*self.catalogue.known(GRADIENT), *((None, edit) for edit in self._generic())]
        tried = {edit: mistake for mistake, edit in reversed(every) if self.book.about(edit) == GRADIENT}
        off = {answer: ~self._right(way, RIGHT, [answer]) for answer in self.seen}
        wrong, seen = np.any([*off.values()], axis=0), sorted(self.seen, key=lambda answer: -off[answer].sum())
        formed = (edit for edit in reversed(tried) if self._right(way, edit, seen[:FORMED])[wrong].any())
        each = ((edit, self._right(way, edit, seen)) for edit in formed)
        some = [(edit, right) for edit, right in each if right[wrong].any()]
        some.sort(key=lambda one: (~wrong & ~one[1]).sum())  # what breaks the least first

        def part(edit: Edit, entries: Entries, on: Edit = RIGHT) -> Part:
            changed = self._changed(way, (self.book.both(on, edit) if on else edit) or RIGHT, on)
            return Part(tried[edit], edit, entries, bool((changed & ~entries).any()))

        for those in (*itertools.combinations(some, 1), *itertools.combinations(some, 2)):
            if np.any([right for _, right in those], axis=0)[wrong].all():
                firsts = (wrong, wrong & ~those[0][1])
                return [part(edit, left & right) for (edit, right), left in zip(those, firsts, strict=False)]
        for base, right in sorted(some, key=lambda one: -one[1].sum())[:BASES]:
            left, on_top = wrong & ~right, list[Part]()
            for other in (edit for edit in reversed(tried) if self.book.reach(edit, seen[0].probe)[left].all()):
                both = self.book.both(base, other)
                if both and all(self._right(way, both, those)[left].all() for those in (seen[:FORMED], seen)):
                    on_top.append(part(other, left, base))
            if on_top:
                return [part(base, wrong), min(on_top, key=lambda one: one.alone)]
        return ()

    def _right(self, way: Way, edit: Edit, answers: Sequence[Answer]) -> Entries:
        """Return which entries of a gradient an edit gives at all of some answers."""
        candidate, right = self._of(way, edit), np.ones(answers[0].expected.shape, dtype=bool)
        with np.errstate(all="ignore"):
            for answer in answers:
                right &= _alike(answer.value, candidate(answer), answer.expected)
                if not right.any():
                    break
        return right

    def _changed(self, way: Way, edit: Edit, on: Edit) -> Entries:
        """Return which entries an edit changes somewhere."""
        one, other = self._of(way, edit), self._of(way, on)
        with np.errstate(all="ignore"):
            return ~np.all([_alike(one(a), other(a), a.expected) for a in self.seen], axis=0)

    def _generic(self) -> Sequence[Edit]:
        from crosscheck.mistakes.generic import edits  # which a right submission never needs

        largest = max((answer.probe for answer in self.seen), key=lambda probe: probe.y.size, default=None)
        return edits(self.book, largest) if largest is not None else ()

    def _has_values(self, edit: Edit) -> bool:
        """Return whether an edited objective has a value where the first answer was asked for: else nobody wrote it."""
        if self.book.about(edit) != OBJECTIVE:
            return True
        with np.errstate(all="ignore"):
            value = self.book.answer(self.seen[0].probe, RIGHT, edit)
        return value is not None and bool(np.isfinite(value))

    # What a gradient is right given

    def broadcasts(self) -> bool:
        """Return whether gradients for labels (N, 1) are what broadcasting them against outputs (N,) gives."""
        of_gradient = [edit for mistake, edit in self.catalogue.known(GRADIENT) if mistake is self.catalogue.broadcast]
        return any(self._reproduces(self._of(Way(GRADIENT, RIGHT_SO_FAR), edit)) for edit in of_gradient)

    def follows(self, belief: Belief) -> bool:
        """Return whether the gradients are the exact ones of an edited page."""
        way = Way(GRADIENT, belief)
        return self._may_be(way, RIGHT) and self._reproduces(self._of(way, RIGHT))

    def derives_from(self, belief: Belief) -> bool:
        """Return whether the gradients are the exact ones of a mistaken objective, even where its kinks defeat differences.

        Where an output saturates, the mistaken objective may have no number or few digits, and so may what is made of them.
        """
        proper = [answer for answer in self.seen if belief and not self._saturates(belief.outputs, answer)]
        return bool(belief) and (Matching(self.catalogue, proper).follows(belief) or self.follows(belief))

    def is_by_hand(self, outputs: Edit) -> bool:
        """Return whether the gradients are those of mistaken outputs by formulas, whose way back begins as the textbook's.

        The rest is exact, or packed as the textbook packs; or it is what the edit says of it; or all of it is the
        textbook's, with mistaken outputs in it.
        """

        def with_outputs(answer: Answer) -> Array | None:
            given, name = self.book.answer(answer.probe, outputs), self.book.answers[OUTPUTS]
            return None if given is None else self.book.after(OUTPUTS, GRADIENT, answer.probe, {name: given})

        each = (self._of(way, RIGHT) for way in self._by_hand(outputs))
        return any(map(self._reproduces, (*each, with_outputs)))

    def _by_hand(self, outputs: Edit) -> list[Way]:
        """Return the ways back that people write by hand for mistaken outputs, on which an edit may be made."""
        begins, packs = self.book.as_it_stands[:2], self.book.as_it_stands[-2:]
        each = dict.fromkeys(((), packs, outputs.by_hand))
        return [Way(GRADIENT, (outputs, RIGHT), (*begins, *texts)) for texts in each]

    def _saturates(self, outputs: Edit, answer: Answer) -> bool:
        """Return whether an output is too near to where the objective has no value."""
        with np.errstate(all="ignore"):
            p = self.book.answer(answer.probe, outputs)
        return p is None or not (self.catalogue.takes(p, SATURATED) | np.isnan(p)).all()

    # One mistake without constants, one with, or two

    def known(self, ways: Sequence[Way]) -> Found:
        """Return the mistake that gives the numbers without a constant to be fitted."""
        every = ((way, made) for way in ways for made in self.catalogue.known(way.about))
        found = ((way, made) for way, made in every if self.gives(made[1], [way]))
        return next(((self.catalogue.told(made, edit=way.of_page(made[1])), made[1]) for way, made in found), NOTHING)

    def gives(self, edit: Edit, ways: Sequence[Way]) -> bool:
        """Return whether an edit gives the answers in one of the ways."""
        of = [way for way in ways if way.about == self.book.about(edit)]
        return any((self._may_be(way, edit) and self._reproduces(self._of(way, edit))) or way.also(edit) for way in of)

    def fitted(self, ways: Sequence[Way]) -> Found:
        """Return the mistake that gives the numbers with constants that are fitted, after those that are made at once."""
        differ = differing(self.seen)
        for way in ways if differ else ():
            for mistake, family in self.catalogue.fitted(way.about):
                for edit in family.edits(partial(self._of, way), differ):
                    if self._may_be(way, edit) and accounts_for(self.seen, self._of(way, edit)):
                        told = self.catalogue.told((mistake, edit), edit=way.of_page(edit), said=family.told(edit))
                        return told, edit
        return NOTHING

    def _two(self, ways: Sequence[Way]) -> Found:
        found = ((made, edit) for made, edit in self.catalogue.pairs(ways[0].about) if self.gives(edit, ways))
        way = max(ways, key=lambda way: any(way.before))
        return next(((self.catalogue.told(*made, edit=way.of_page(edit)), edit) for made, edit in found), NOTHING)

    def ways(self, answer: int, belief: Belief = RIGHT_SO_FAR, own: Own = MappingProxyType({})) -> Sequence[Way]:
        """Return the ways in which an edit may give a function's answers, on right functions before it and on those believed."""
        beliefs = dict.fromkeys((RIGHT_SO_FAR, belief))
        if answer == OUTPUTS:
            return [Way(OUTPUTS)]
        if answer == OBJECTIVE:
            return [*(Way(OBJECTIVE, (on.outputs,), own=own) for on in beliefs), Way(OBJECTIVE)]
        by_hand = self._by_hand(belief.outputs) if belief.outputs else []
        exact = [Way(GRADIENT, (RIGHT,)), Way(GRADIENT, also=self.is_by_hand)]
        return [*(Way(GRADIENT, on) for on in beliefs), *by_hand, *exact]

    # Candidates

    def _of(self, way: Way, edit: Edit) -> Candidate:
        """Return what an edit answers, of the submission's own outputs where there are any."""
        edits = way.edits(self.book.on_top(edit, way.back) if way.back else edit)

        def answered(answer: Answer) -> Array | None:
            at, own = answer.probe, way.own.get(answer)
            return self.book.answer(at, *edits) if own is None else self.book.objective_of(own, at, edit)

        return answered

    def _may_be(self, way: Way, edit: Edit) -> bool:
        """Return whether the first gradient, if it is to be exact, has the page's slope along one direction, at little cost."""
        edits = way.edits(edit)
        first = next((a for a in self.seen if a.value is not None and np.isfinite(a.value).all()), None)
        if len(edits) <= GRADIENT or edits[GRADIENT] or first is None or first.value is None:
            return True
        with np.errstate(all="ignore"):
            rough = self.book.slope(first.probe, *edits[:GRADIENT])
        off = 0.0 if rough is None else abs(rough[1] - rough[0] @ first.value)
        return not off > SLOPE_RTOL * (1e-3 + float(np.abs(first.value).sum()))

    def _reproduces(self, candidate: Candidate) -> bool:
        """Return whether `candidate` gives the values that were returned everywhere; fresh and finite ones at least twice.

        A candidate that nowhere differs from the reference explains nothing: two mistakes may cancel.
        """
        fresh, differs = 0, False
        with np.errstate(all="ignore"):
            for answer in self.seen:
                value, expected = answer.value, candidate(answer)
                if value is None or expected is None or expected.shape != value.shape or not same(value, expected):
                    return False
                differs |= not same(expected, answer.expected)
                fresh += answer.fresh and bool(np.isfinite(expected).any())
        return fresh >= DEMONSTRATED and differs


def _alike(value: Array | None, expected: Array | None, scale: Array) -> Entries:
    """Return which entries are equal, but for rounding; NaN equals NaN."""
    if value is None or expected is None or value.shape != expected.shape:
        return np.zeros(scale.shape, dtype=bool)
    near = np.abs(value - expected) <= MATCH_RTOL * max(SMALLEST_SCALE, float(np.abs(expected).max()))
    return np.asarray(near | (np.isnan(value) & np.isnan(expected)))


def factor_between(value: Array, expected: Array, within: float = MATCH_RTOL) -> float | None:
    """Return the factor between two arrays, if there is one."""
    scale = float(np.sum(expected**2))
    factor = float(np.sum(value * expected)) / scale if scale else 0.0
    return factor if scale and same(value, factor * expected, 0.0, within) else None


def same(value: Array, expected: Array, least: float = SMALLEST_SCALE, within: float = MATCH_RTOL) -> bool:
    """Return whether two arrays are equal but for rounding, beside numbers of some size at least; NaN equals NaN."""
    finite = np.isfinite(expected)
    if not finite.all():
        if not np.array_equal(value[~finite], expected[~finite], equal_nan=True):
            return False
        value, expected = value[finite], expected[finite]
    scale = max(least, float(np.abs(expected).max(initial=0.0)))
    return bool(np.abs(value - expected).max(initial=0.0) <= within * scale)
