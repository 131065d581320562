"""Constants of a mistake, in braces: these are read off an answer or two, and must then account for all the others.

A weight decay has a factor, a clipped gradient a threshold. What is fitted to one answer proves nothing; so an answer that
the constants were not fitted to counts, at every ordinary probe, and to within what a right answer may lose by rounding.
"""

import itertools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from crosscheck.mistakes.textbook import Edit
from crosscheck.submissions.probes import Answer, Array

Constants: TypeAlias = tuple[float, ...]
#: What an edited page answers where a submission answered, if it does.
Candidate: TypeAlias = Callable[[Answer], "Array | None"]
WithConstants: TypeAlias = Callable[..., Candidate]

ACCOUNTED = 1e-6  # of an answer's error, which may be left besides its allowance: constants are fitted far more closely
DEMONSTRATED = 3  # fresh probes that differ, one more than constants are fitted to
LOOKED_AT = 4  # answers in which a constant is looked for
ROOT_STEPS = 40  # at most, to find a constant between two guesses; some ten are enough
ROOT_RTOL = 1e-14  # of the constant, or of what is off at the guesses


def _any(*_: float) -> bool:
    return True


@dataclass(frozen=True, eq=False)
class Search:
    """How the constants of an edit are found."""

    #: (constants -> candidate, answers that differ) -> the constants that may be those of the answers
    find: Callable[[WithConstants, Sequence[Answer]], Iterable[Constants]]
    where: Callable[..., bool] = _any  # whether they make this mistake, and not another one or none
    usual: Constants = ()  # what people choose most: with these, edits are mistakes without a constant, too


@dataclass(frozen=True, eq=False)
class Family:
    """Edits of one mistake that differ in constants."""

    edit: Edit  # with names in braces for the constants
    search: Search
    #: What the mistake's text says, by its names in braces, with the edit's names in braces for the constants; or, by the name of
    #: a constant, a mapping to it from the constant.
    words: Mapping[str, object]

    def edits(self, of: Callable[[Edit], Candidate], differ: Sequence[Answer]) -> Iterator[Edit]:
        """Yield the edits that may give answers that differ from the right ones, where `of` tells what an edit answers."""
        found = self.search.find(lambda *those: of(self.edit.at(*those)), differ)
        return (self.edit.at(*constants) for constants in found if self.search.where(*constants))

    def told(self, edit: Edit) -> Mapping[str, str]:
        """Return what the mistake's text says of an edit."""
        said: dict[str, object] = {name: f"{value:.6g}" for name, value in edit.constants}
        for name, words in self.words.items():
            said[name] = words[dict(edit.constants)[name]] if isinstance(words, Mapping) else words
        return {name: str(words).format(**said) for name, words in said.items()}


def differing(seen: Sequence[Answer]) -> list[Answer]:
    """Return fresh answers that differ, if they are enough to demonstrate anything."""
    told = [a for a in seen if a.fresh and a.value is not None and not a.agrees and np.isfinite(a.value).all()]
    return told if len(told) >= DEMONSTRATED else []


def accounts_for(seen: Sequence[Answer], candidate: Candidate) -> bool:
    """Return whether a candidate leaves nothing of any answer's error; fresh ones that differ must be enough.

    Where it has no number itself, since an output saturates, nothing is compared, and nothing shown.
    """
    shown = 0
    for answer in seen:
        left = leaves_nothing(answer, candidate)
        if left is False:
            return False
        shown += left is True and answer.fresh and not answer.agrees
    return shown >= DEMONSTRATED


def leaves_nothing(answer: Answer, candidate: Candidate) -> bool | None:
    """Return whether a candidate leaves nothing of an answer's error, but for what rounding makes; None if it is no number."""
    with np.errstate(all="ignore"):
        expected = candidate(answer)
        if answer.value is None or expected is None or expected.shape != answer.value.shape:
            return False
        finite = np.isfinite(expected)
        off = np.abs(answer.value - expected)[finite]
        error = np.abs(answer.value - answer.expected)[finite]
        largest = error[np.isfinite(error)].max(initial=0.0)  # what is infinite leaves nothing accounted for
        near = bool((off <= answer.allowance[finite] + ACCOUNTED * largest).all())
        return near if finite.all() or not near else None


# Searches


def read_off(size: Callable[[Any], Any], smaller: bool = False) -> Search:
    """Search for one constant, the size of the first answer that differs: if `smaller`, than the right answer's."""

    def find(_: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        value, right = float(size(differ[0].value)), float(size(differ[0].expected))
        if not smaller or 0 < value < right:
            yield (value,)

    return Search(find)


def linear(n: int, where: Callable[..., bool] = _any) -> Search:
    """Search for n constants of which the answers are a linear function: by least squares, at the first that differ."""

    def find(with_constants: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        told = differ[: n + LOOKED_AT]  # the first few may all have one label
        with np.errstate(all="ignore"):
            base, *units = (_values(with_constants(*one), told) for one in (np.zeros(n), *np.eye(n)))
            slopes = np.stack(units, axis=1) - base[:, np.newaxis]
            rest = np.concatenate([np.ravel(a.value) for a in told if a.value is not None]) - base
        if np.isfinite(slopes).all() and np.isfinite(rest).all():
            yield tuple(float(c) for c in np.linalg.lstsq(slopes, rest, rcond=None)[0])

    return Search(find, where)


def root(
    *guesses: float, where: Callable[..., bool] = _any, usual: Constants = (), decimals: int | None = None
) -> Search:
    """Search for one constant between guesses: where one of the first answers lies between those of two guesses.

    Several are looked at, since one may show nothing: clipping at 2 leaves points as they are that lie nearer, and where two
    constants between the same guesses would do, neither is seen. `decimals`: as many as people type.
    """

    def find(with_constants: WithConstants, differ: Sequence[Answer]) -> Iterator[Constants]:
        for answer in differ[:LOOKED_AT]:
            assert answer.value is not None
            value, direction = np.ravel(answer.value), np.ravel(answer.value - answer.expected)

            def off(constant: float, at: Answer = answer, value: Array = value, along: Array = direction) -> float:
                with np.errstate(all="ignore"):
                    return float(np.sum(along * (_values(with_constants(constant), [at]) - value)))

            ends = [(guess, off(guess)) for guess in guesses]
            for (low, at_low), (high, at_high) in itertools.pairwise(ends):
                if at_low != at_high and at_low * at_high <= 0 and np.isfinite(at_low * at_high):
                    constant = _root(off, low, high, at_low, at_high)
                    yield (constant if decimals is None else round(constant, decimals),)

    return Search(find, where, usual)


def _values(candidate: Candidate, answers: Sequence[Answer]) -> Array:
    values = ((candidate(answer), answer) for answer in answers)
    return np.concatenate([np.full(a.expected.size, np.nan) if v is None else np.ravel(v) for v, a in values])


def _root(f: Callable[[float], float], low: float, high: float, at_low: float, at_high: float) -> float:
    """Find where f is 0 between low and high, by false position with halved ends (the Illinois algorithm)."""
    near = ROOT_RTOL * max(abs(at_low), abs(at_high))
    for _ in range(ROOT_STEPS):
        if abs(high - low) <= ROOT_RTOL * abs(high) or abs(at_high) <= near or at_low == at_high:
            break
        middle = high - at_high * (high - low) / (at_high - at_low)
        at_middle = f(middle)
        if at_middle * at_high <= 0:
            low, at_low = high, at_high
        else:
            at_low /= 2
        if middle == high or not np.isfinite(at_middle):
            break
        high, at_high = middle, at_middle
    return high
