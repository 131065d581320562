"""Mistakes that belong to training other networks: weight decay in the loss, clipped or normalised gradients."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS, NAMES
from crosscheck.homework.circles.mistakes.losses import MEAN
from crosscheck.homework.circles.model import LOSS
from crosscheck.mistakes.fitting import Candidate, Family, chosen, differing, read_off, spelled
from crosscheck.mistakes.forms import scaled
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.model import Backprop, Loss, Penalty
from crosscheck.submissions.probes import Answer, Array

WEIGHT_DECAY = Mistake(
    "weight-decay",
    "loss",
    "A weight decay is added: {factor} times the sum of the {powers} of {which}.",
    "E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ], and its gradient, have no term of the parameters alone.",
)
GRADIENT_CLIPPING = Mistake(
    "gradient-clipping",
    "loss_gradient",
    "The gradient is {how}.",
    "The derivatives are asked for as they are, however large: what is done to a step is the descent's.",
)
REGULARISED = (WEIGHT_DECAY, GRADIENT_CLIPPING)

_PARTS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "all parameters": ("u", "a", "v", "b"),
        "u and v": ("u", "v"),
        "v": ("v",),
        "u": ("u",),
        "u, v and b": ("u", "v", "b"),
        "u, a and v": ("u", "a", "v"),
    }
)
ROUGHLY = 1e-3  # of what is left of an answer: nearer decays are held against all answers, closely
COUNTS: tuple[tuple[str, Callable[[int], float]], ...] = (("", lambda n: 1.0), ("/N", lambda n: 1 / n))


def _mask(blocks: Sequence[str]) -> Array:
    mask = np.zeros(len(NAMES))
    for block in blocks:
        mask[BLOCKS[block]] = 1.0
    return mask


def squares(blocks: Sequence[str], factor: float) -> Penalty:
    """Return factor sum_j w_j^2 over some blocks of parameters."""
    mask = _mask(blocks)
    return Penalty(lambda w: factor * float(mask @ w**2), lambda w: 2 * factor * mask * w)


def sizes(blocks: Sequence[str], factor: float) -> Penalty:
    """Return factor sum_j |w_j|."""
    mask = _mask(blocks)
    return Penalty(lambda w: factor * float(mask @ np.abs(w)), lambda w: factor * mask * np.sign(w))


def root_of_squares(blocks: Sequence[str], factor: float) -> Penalty:
    """Return factor sqrt(sum_j w_j^2)."""
    mask = _mask(blocks)
    return Penalty(lambda w: factor * float(np.sqrt(mask @ w**2)), lambda w: factor * mask * w / np.sqrt(mask @ w**2))


PENALTIES = (("squares", squares), ("sizes", sizes), ("squares, of which the root is taken,", root_of_squares))


@dataclass(frozen=True)
class Decay:
    """A way to penalise parameters, but for its factor."""

    powers: str
    which: str
    per: str
    penalty: Callable[[float], Penalty]
    count: Callable[[int], float]

    def at(self, answer: Answer, factor: float = 1.0) -> Array:
        """Return what it adds to a loss, or to a gradient."""
        probe = answer.probe
        penalty = self.penalty(factor * self.count(probe.y.size))
        return np.atleast_1d((penalty.slope if answer.expected.ndim else penalty.value)(probe.params))


DECAYS = tuple(
    Decay(powers, which, per, partial(penalty, blocks), count)
    for powers, penalty in PENALTIES
    for which, blocks in _PARTS.items()
    for per, count in COUNTS
)


def _factors(with_constants: Callable[..., Candidate], seen: Sequence[Answer]) -> Iterator[tuple[float, float]]:
    """Yield each decay that adds what is left at the first answer, with its factor, if it does so at the next as well."""
    told = differing(seen)[:3]
    if not told:
        return
    with np.errstate(all="ignore"):
        left = [np.atleast_1d(a.value - with_constants(0, 0)(a)) for a in told if a.value is not None]
    scales = [float(np.abs(rest).max()) for rest in left]
    for number, decay in enumerate(DECAYS):
        added = decay.at(told[0])
        factor = float(added @ left[0]) / float(added @ added)
        again = (np.abs(rest - factor * decay.at(a)).max() for a, rest in zip(told, left, strict=True))
        if all(off <= ROUGHLY * scale for off, scale in zip(again, scales, strict=True)):
            yield float(number), factor


def _decayed(base: Loss, number: float, factor: float) -> Loss:
    decay = DECAYS[int(number)]
    return replace(base, penalty=lambda n: decay.penalty(factor * decay.count(n)))


def _decay_told(number: float, factor: float) -> dict[str, str] | None:
    decay = DECAYS[int(number)]
    told = {"factor": spelled(factor) + decay.per, "powers": decay.powers, "which": decay.which}
    return told if factor else None


def _norm(answer: Answer) -> float:
    assert answer.value is not None
    return float(np.linalg.norm(answer.value))


def _cut_norm(answer: Answer) -> float | None:
    norm = _norm(answer)
    return norm if 0 < norm < float(np.linalg.norm(answer.expected)) else None


def _cut_size(answer: Answer) -> float | None:
    assert answer.value is not None
    size = float(np.abs(answer.value).max())
    return size if 0 < size < float(np.abs(answer.expected).max()) else None


def _of_norm(gradient: Array, most: float, always: bool) -> Array:
    norm = float(np.linalg.norm(gradient))
    return gradient * (most / norm if norm > 0 and (always or norm > most) else 1.0)


DECAYED: tuple[Family[Loss], ...] = tuple(
    Family((*mistakes, WEIGHT_DECAY), partial(_decayed, base), _factors, _decay_told)
    for mistakes, base in (((), LOSS), ((MEAN,), scaled(LOSS, lambda n: 1 / n)))
)
CLIPPED_GRADIENTS: tuple[Family[Backprop], ...] = (
    Family(
        (GRADIENT_CLIPPING,),
        lambda most: Backprop(finish=lambda t, gradient: _of_norm(gradient, most, always=False)),
        read_off(_cut_norm),
        lambda most: {"how": f"shortened to a length of {spelled(most)} where it is longer"},
    ),
    Family(
        (GRADIENT_CLIPPING,),
        lambda most: Backprop(finish=lambda t, gradient: np.clip(gradient, -most, most)),
        read_off(_cut_size),
        lambda most: {"how": f"clipped to -{spelled(most)} .. {spelled(most)}, entry by entry"},
    ),
    Family(
        (GRADIENT_CLIPPING,),
        lambda most: Backprop(finish=lambda t, gradient: _of_norm(gradient, most, always=True)),
        read_off(_norm),
        lambda most: {"how": f"normalised: its length is {spelled(most)} whatever it should be"},
    ),
    Family(
        (GRADIENT_CLIPPING,),
        lambda most: Backprop(finish=lambda t, gradient: most * np.sign(gradient)),
        chosen([(1.0,), (-1.0,)]),
        lambda most: {"how": "reduced to the signs of its entries"},
    ),
)
