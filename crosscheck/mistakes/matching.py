"""Which mistake of the catalogue reproduces what a submission returned, at every point where it was asked.

A mistake is named only if the textbook with its edit gives the submission's own numbers at all ordinary probes, at least two of
them drawn afresh: a named cause is a demonstrated one.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

import numpy as np

from crosscheck.mistakes.catalogue import Catalogue, Made
from crosscheck.mistakes.fitting import Candidate, fitted
from crosscheck.mistakes.generic import edits
from crosscheck.mistakes.mistake import Mistakes
from crosscheck.mistakes.textbook import GRADIENT, OBJECTIVE, OUTPUTS, RIGHT, Edit, Textbook
from crosscheck.submissions.probes import Answer, Array

MATCH_RTOL = 1e-7  # of the largest entry: mistakes differ by far more, rounding by far less
SATURATED = 1e-8  # from the loss's bounds: log(1 - p) keeps 8 digits there, a few more than MATCH_RTOL asks for
SMALLEST_SCALE = 1e-3  # below which a match is an absolute one: derivatives of 0 are rounding errors
SLOPE_RTOL = 1e-3  # of the sum of a gradient's entries: what a rough slope along one direction may be off
DEMONSTRATED = 2  # fresh probes at which a mistake must show
FEW_EDITS = 8  # a mistake of the objective that has more is not tried together with one of the outputs: too many to try


@dataclass(frozen=True)
class Belief:
    """What a submission's own outputs and objective were found to be: the textbook's with these edits."""

    outputs: Edit = RIGHT
    objective: Edit = RIGHT

    def __bool__(self) -> bool:
        return bool(self.outputs or self.objective)


@dataclass(frozen=True)
class Matching:
    """Answers held against a catalogue; `matching` sorts them first."""

    catalogue: Catalogue
    seen: Sequence[Answer]

    @property
    def book(self) -> Textbook:
        """Return the textbook."""
        return self.catalogue.textbook

    # What is named

    def outputs(self) -> tuple[Mistakes, Edit]:
        """Return the mistake of the outputs, or the two, that give the submission's, and the edit: none, and the right page."""
        of = self._outputs_of
        return self._known(OUTPUTS, of) or self._fitted(OUTPUTS, of) or self._two(OUTPUTS, of) or ((), RIGHT)

    def objective(self, outputs: Edit, own: Mapping[Answer, Array]) -> tuple[Mistakes, Edit]:
        """Return the mistakes that give the submission's objectives, and the edit of it: the right one if none is demonstrated.

        They are one, two, or one of the outputs and one of the objective.

        Parameters
        ----------
        outputs : Edit
            What the submission's outputs were found to be.
        own : mapping of answer to array (N,)
            The submission's own outputs, where they were asked for: else those of the edit are taken.
        """
        of = [partial(self._objective_of, outputs=each, own=own) for each in dict.fromkeys((outputs, RIGHT))]
        if found := self._known_objective(*of):
            return found
        for each in of:
            if found := self._fitted(OBJECTIVE, each):
                return found
        if found := self._fitted(OUTPUTS, partial(self._objective_of, RIGHT)):
            return found[0], RIGHT
        if found := self._two(OBJECTIVE, *of):
            return found
        few = [one for one in self.catalogue.known[OBJECTIVE] if len(one[0].edits) <= FEW_EDITS]
        for one, other in itertools.product(self.catalogue.known[OUTPUTS], few):
            if self._reproduces(self._objective_of(other[1], one[1])):
                return self.catalogue.told((one, other)), other[1]
        return (), RIGHT

    def gradient(self, belief: Belief) -> Mistakes:
        """Return the mistake, or the two, that give the submission's gradients, or none.

        A mistake in the gradient alone may sit on top of those of the submission's own outputs and objective.
        """
        of = [partial(self._gradient_of, on=on) for on in dict.fromkeys((Belief(), belief))]
        found = self._known_gradient(*of) or self._fitted_gradient(*of)
        return found or next((two[0] for each in of if (two := self._two(GRADIENT, each))), ())

    def known_alone(self, answer: int) -> Mistakes:
        """Return the one mistake without a fitted constant that gives the numbers, on right functions before it."""
        if answer == GRADIENT:
            found = self._known_gradient(self._gradient_of)
        else:
            known = (
                self._known(OUTPUTS, self._outputs_of)
                if answer == OUTPUTS
                else self._known_objective(self._objective_of)
            )
            found = known[0] if known else ()
        kinds = {mistake.kind for family in self.catalogue.families for mistake in family.mistakes}
        return tuple(mistake for mistake in found if mistake.kind not in kinds)

    def fitted_alone(self, answer: int) -> Mistakes:
        """Return the mistakes with fitted constants that give the numbers, on right functions before it."""
        if answer == GRADIENT:
            return self._fitted_gradient(self._gradient_of)
        found = self._fitted(answer, self._outputs_of if answer == OUTPUTS else self._objective_of)
        return found[0] if found else ()

    def behaves_as(self, answer: int, belief: Belief) -> Iterator[Edit]:
        """Yield the edits that can be made in any textbook which give the numbers, the likeliest first."""
        of = {OUTPUTS: self._outputs_of, OBJECTIVE: self._objective_of, GRADIENT: self._gradient_of}[answer]
        kept = Edit(tuple(text for line in self.book.way_back for text in line))
        largest = max((answer.probe for answer in self.seen), key=lambda probe: probe.y.size, default=None)
        for edit in edits(self.book, self.book.values(largest)) if largest is not None else ():
            about = self.book.about(edit)
            if about == answer:
                found = self._reproduces(of(edit))
            elif about < answer == OBJECTIVE:
                found = self._reproduces(self._objective_of(RIGHT, edit))
            elif about < answer:
                on = Belief(edit) if about == OUTPUTS else Belief(RIGHT, edit)
                found = self._follows(on) or self._reproduces(self._gradient_of(kept, on))
            else:
                found = False
            if found:
                yield edit

    # What a gradient is right given

    def broadcasts(self) -> bool:
        """Return whether gradients for labels (N, 1) are what broadcasting them against outputs (N,) gives."""
        of_gradient = [edit for mistake, edit in self.catalogue.known[GRADIENT] if mistake is self.catalogue.broadcast]
        return any(self._reproduces(self._gradient_of(edit)) for edit in of_gradient)

    def is_exact_for(self, outputs: Edit) -> bool:
        """Return whether the gradients are the derivatives of the right objective of mistaken outputs."""
        return bool(outputs) and self._follows(Belief(outputs))

    def is_by_hand_for(self, outputs: Edit) -> bool:
        """Return whether the gradients are those of mistaken outputs, as formulas by hand give them.

        The way back then begins as the textbook does. The rest may be exact, or packed as the textbook packs; or it may be what
        the edit says of it; or all of it is the textbook's, with mistaken outputs in it.
        """
        begins, *_, packs = self.book.way_back
        ways = [begins, (*begins, *packs), *((*begins, *texts) for texts in outputs.by_hand)]
        return bool(outputs) and (
            self._follows(Belief(outputs))
            or any(self._reproduces(self._gradient_of(Edit(texts), Belief(outputs))) for texts in ways)
            or self._reproduces(lambda answer: self.book.with_outputs(outputs, answer.probe))
        )

    def derives_from(self, belief: Belief) -> bool:
        """Return whether the gradients are the exact ones of a mistaken objective, even where its kinks defeat differences.

        Where an output saturates, the mistaken objective may have no number or few digits, and so may what is made of them.
        """
        proper = [answer for answer in self.seen if belief and not self._saturates(belief.outputs, answer)]
        return bool(belief) and (Matching(self.catalogue, proper)._follows(belief) or self._follows(belief))

    def _saturates(self, outputs: Edit, answer: Answer) -> bool:
        """Return whether an output is too near to where the objective has no value."""
        with np.errstate(all="ignore"):
            p = self.book.outputs(outputs, answer.probe)
        return p is None or not (self.catalogue.takes(p, SATURATED) | np.isnan(p)).all()

    # Mistakes without constants, those with, and two at once

    def _known(self, answer: int, *of: Callable[[Edit], Candidate]) -> tuple[Mistakes, Edit] | None:
        return self._first(((((one, edit),), edit) for one, edit in self.catalogue.known[answer]), *of)

    def _known_objective(self, *of: Callable[[Edit], Candidate]) -> tuple[Mistakes, Edit] | None:
        if found := self._known(OBJECTIVE, *of):
            return found
        found = self._known(OUTPUTS, partial(self._objective_of, RIGHT))
        return found and (found[0], RIGHT)

    def _known_gradient(self, *of: Callable[[Edit], Candidate]) -> Mistakes:
        for each in of:
            if found := self._known(GRADIENT, each):
                return found[0]
        for one in self.catalogue.known[OBJECTIVE]:
            if self._follows(Belief(RIGHT, one[1])):
                return self.catalogue.told((one,))
        packs = Edit(self.book.way_back[-1])
        for one in self.catalogue.known[OUTPUTS]:
            if self.is_by_hand_for(one[1]) or self._reproduces(self._gradient_of(packs, Belief(one[1]))):
                return self.catalogue.told((one,))
        return ()

    def _fitted(
        self, answer: int, of: Callable[[Edit], Candidate], may_be: Callable[[Edit], bool] = lambda _: True
    ) -> tuple[Mistakes, Edit] | None:
        found = fitted(self.catalogue.fitted[answer], self.seen, of, may_be)
        if found is None:
            return None
        (*others, last), edit = found
        return (*others, *self.catalogue.told(((last, edit),))), edit

    def _fitted_gradient(self, *of: Callable[[Edit], Candidate]) -> Mistakes:
        """Return the mistakes with constants that give the gradients: made in them, or those of an objective or of outputs."""
        found = next((found for each in of if (found := self._fitted(GRADIENT, each))), None)
        for answer in (OBJECTIVE, OUTPUTS):

            def belief(edit: Edit, answer: int = answer) -> Belief:
                return Belief(edit) if answer == OUTPUTS else Belief(RIGHT, edit)

            def of_belief(edit: Edit, belief: Callable[[Edit], Belief] = belief) -> Candidate:
                return self._gradient_of(RIGHT, belief(edit))

            def may_be(edit: Edit, belief: Callable[[Edit], Belief] = belief) -> bool:
                return self._may_follow(belief(edit))

            found = found or self._fitted(answer, of_belief, may_be)
        return found[0] if found else ()

    def _two(self, answer: int, *of: Callable[[Edit], Candidate]) -> tuple[Mistakes, Edit] | None:
        return self._first(self.catalogue.pairs(answer), *of)

    def _first(
        self, tried: Iterable[tuple[Made, Edit]], *of: Callable[[Edit], Candidate]
    ) -> tuple[Mistakes, Edit] | None:
        """Return the first edit of which a candidate gives the answers, and what was made."""
        for made, edit in tried if self.seen else ():
            if any(self._reproduces(each(edit)) for each in of):
                return self.catalogue.told(made), edit
        return None

    # Candidates

    def _outputs_of(self, edit: Edit) -> Candidate:
        return lambda answer: self.book.outputs(edit, answer.probe)

    def _objective_of(
        self, edit: Edit, outputs: Edit = RIGHT, own: Mapping[Answer, Array] = MappingProxyType({})
    ) -> Candidate:
        """Return the objective of the submission's own outputs where there are any, else of the edited ones."""
        return lambda answer: self.book.objective(edit, outputs, answer.probe, own.get(answer))

    def _gradient_of(self, edit: Edit, on: Belief = Belief()) -> Candidate:
        return lambda answer: self.book.gradient(edit, on.outputs, on.objective, answer.probe)

    def _follows(self, belief: Belief) -> bool:
        """Return whether the gradients are the exact ones of an edited page."""
        return self._may_follow(belief) and self._reproduces(self._gradient_of(RIGHT, belief))

    def _may_follow(self, belief: Belief) -> bool:
        """Return whether the first gradient has an edited page's slope along one direction, which is found at little cost."""
        first = next((a for a in self.seen if a.value is not None and np.isfinite(a.value).all()), None)
        if first is None or first.value is None:
            return True
        with np.errstate(all="ignore"):
            rough = self.book.slope(belief.outputs, belief.objective, first.probe)
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


def matching(catalogue: Catalogue, seen: Sequence[Answer]) -> Matching:
    """Hold answers against a catalogue, in the order in which they rule most candidates out, at the least cost.

    That is fresh ones of few points. None are kept where too few are fresh and finite for any candidate to be demonstrated.
    """
    finite = [a for a in seen if a.fresh and a.value is not None and np.isfinite(a.value).any()]
    if len(finite) < DEMONSTRATED:
        return Matching(catalogue, ())
    return Matching(catalogue, sorted(seen, key=lambda a: (not a.fresh, a.probe.fixed, a.probe.y.size)))


def same(value: Array, expected: Array) -> bool:
    """Return whether two arrays are equal but for rounding; NaN equals NaN."""
    finite = np.isfinite(expected)
    if not np.array_equal(value[~finite], expected[~finite], equal_nan=True):
        return False
    if not finite.any():
        return True
    scale = max(SMALLEST_SCALE, float(np.abs(expected[finite]).max()))
    return bool((np.abs(value[finite] - expected[finite]) <= MATCH_RTOL * scale).all())
