"""Gradients by finite differences of the loss: which scheme, and which step.

One border decides whether they are a remark or a mistake: the error that they make at the homework's own calls, which are the
same whatever is drawn. There forward differences with a step of 0.001 are off by 8e-4 of the largest entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from crosscheck.homework import LostDigits
from crosscheck.mistakes.behaviour import (
    CENTRAL_DIFFERENCE_LARGE_H,
    DIFFERENCE_SMALL_H,
    FORWARD_DIFFERENCE_LARGE_H,
)
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.remarks import FINITE_DIFFERENCES
from crosscheck.submissions.probes import Answer, Array, Probe

Difference = Callable[[Probe, int, float], float]  # the derivative with respect to one parameter, with a step
EPS = float(np.finfo(float).eps)
USUAL_STEPS = tuple(  # that people choose; 1/6 is that of the homework's own scans, np.linspace(-.5, .5, 7)
    sorted([*(digit * 10.0**-k for k in range(1, 16) for digit in (1, 1.49, 1.5, 2, 2.5, 3, 4, 5)), 1 / 6, 1 / 4])
)
# Over which people take them: from p to p + h, or from p - h to p + h.
DISTANCES = sorted({k * h for h in (EPS**0.5, EPS ** (1 / 3), *USUAL_STEPS) if h < 1e-2 for k in (1, 2)})
QUOTIENT = {
    "forward": "(E(p + h) - E(p)) / h",
    "backward": "(E(p) - E(p - h)) / h",
    "central": "(E(p + h) - E(p - h)) / 2h",
    "complex": "Im E(p + ih) / h",
}
LARGE_STEP: dict[str, Mistake] = {
    "central": CENTRAL_DIFFERENCE_LARGE_H,
    "forward": FORWARD_DIFFERENCE_LARGE_H,
    "backward": FORWARD_DIFFERENCE_LARGE_H,
    "complex": CENTRAL_DIFFERENCE_LARGE_H,
}
EXCUSED = 1e-3  # of the largest entry, at the homework's own calls: a larger error is a mistake
MOST_NOISE = 0.3  # of the largest entry: what the rounding of the loss makes of a distance of 1e-14
OWN_CALLS = ("published", "homework")
# Rounding of a loss, in its ulps: some 500 terms added one by one, each sum rounded by up to half an ulp in either direction,
# come to about sqrt(500) / 2 = 11.
LOSS_ULPS = 16
# A step's own error shows where the rounding of the loss makes less than this share of the whole error.
NOISE_SHARE = 0.1
SHOWN = 5  # derivatives in which it must show, so that no other error looks like it by chance
FIRST_STEP = 1e-2  # from which a step is fitted, in so many rounds
FITTED_TIMES = 6
LEAST_STEP = 1e-3  # at which the error of a difference is looked at: with smaller ones its rounding would show
LARGEST_STEP = 1.0  # beyond which nothing is a difference
NEARLY = 0.01  # of a step: how near a usual one, or one of two digits, must be to be told instead


def finite_differences(answers: Sequence[Answer]) -> Iterable[LostDigits]:
    """Recognise finite differences by the error that their step makes, or, where rounding hides that, by their quantum.

    Parameters
    ----------
    answers : gradients that were returned
    """
    fresh = [a for a in answers if a.fresh]
    error = max((a.relative_error for a in answers if a.probe.kind in OWN_CALLS), default=np.inf)
    for scheme, (difference, order) in SCHEMES.items():
        if error > EXCUSED and scheme not in LARGE_STEP:
            continue
        h = _step(max(fresh, key=lambda a: a.relative_error), difference, order) if fresh else None
        if h is None or sum(np.count_nonzero(NOISE_SHARE * a.error > _rounding(a, h)) for a in fresh) < SHOWN:
            continue
        if all(_is_difference(a, difference, h) for a in sorted(fresh, key=lambda a: -a.relative_error)):
            kind = FINITE_DIFFERENCES if error <= EXCUSED else LARGE_STEP[scheme]
            what = "complex steps" if scheme == "complex" else f"{scheme} differences with a step"
            yield LostDigits(kind, {"what": f"{what} of {h:.3g}", "quotient": QUOTIENT.get(scheme), "error": error})
            return
    for distance in DISTANCES:  # the smallest first: multiples of its quantum include those of larger distances
        if error <= MOST_NOISE and all(_is_quantised(a, distance) for a in fresh):
            kind = FINITE_DIFFERENCES if error <= EXCUSED else DIFFERENCE_SMALL_H
            yield LostDigits(kind, {"what": f"finite differences over a distance of {distance:.3g}", "error": error})
            return


def _step(answer: Answer, difference: Difference, order: int) -> float | None:
    """Fit the step h at which a difference has the largest error of the answer, given that this grows as h**order.

    A usual step, or one of two digits, is preferred where it is near. None if no step fits.
    """
    assert answer.value is not None
    i = int(np.argmax(answer.error))
    h = FIRST_STEP
    for _ in range(FITTED_TIMES):
        at = max(h, LEAST_STEP)  # below which rounding would show
        ratio = (answer.value[i] - answer.expected[i]) / (difference(answer.probe, i, at) - answer.expected[i])
        h = float(at * ratio ** (1 / order)) if ratio > 0 else np.inf
        if h > LARGEST_STEP:
            return None
    return next((likely for likely in (*USUAL_STEPS, float(f"{h:.2g}")) if abs(h - likely) < NEARLY * likely), h)


def _is_quantised(answer: Answer, distance: float) -> bool:
    """Return whether each entry times the distance is a whole number of ulps of the loss, and a difference but for its rounding.

    The distance is the same for all, or times max(1, |p|) for each parameter; as it is, or as it is rounded in p + h or p - h.

    E(p + h) - E(p) is exact to an ulp of E, whatever else was rounded; an exact derivative would be whole by chance only,
    in all of them at once.
    """
    p = answer.probe.params
    for step in (np.full(p.size, distance), distance * np.maximum(1, np.abs(p)) * np.where(p < 0, -1, 1)):
        divisors = (step, (p + step) - p, (p + step / 2) - (p - step / 2))
        if any(_is_whole(answer, divisor) for divisor in divisors) and _is_noisy_difference(answer, step):
            return True
    return False


def _is_whole(answer: Answer, divisor: Array) -> bool:
    """Return whether each entry times its divisor is a whole number of ulps of the loss."""
    assert answer.value is not None
    multiples = answer.value * divisor / np.spacing(answer.probe.objective)
    slack = 4 * np.spacing(np.abs(multiples)) + 1e-6
    return bool((slack < 0.05).all() and (np.abs(multiples - np.round(multiples)) <= slack).all())


def _is_noisy_difference(answer: Answer, steps: Array) -> bool:
    """Return whether each entry is a difference over its step, but for what a right loss may lose at either end."""
    assert answer.value is not None
    noise = 2 * answer.probe.objective_allowance / np.abs(steps)
    for difference, part in ((_forward, 1.0), (_backward, 1.0), (_central, 0.5)):
        slopes = [difference(answer.probe, i, part * step) for i, step in enumerate(steps)]
        if (np.abs(answer.value - slopes) <= noise).all():
            return True
    return False


def _rounding(answer: Answer, h: float) -> float:
    """Bound what the rounding of the loss makes of the derivatives."""
    return LOSS_ULPS * float(np.spacing(max(1.0, answer.probe.objective))) / h


def _is_difference(answer: Answer, difference: Difference, h: float) -> bool:
    """Return whether a difference with step h accounts for each error, but for a hundredth of it and the loss's own rounding.

    The entry with the largest error comes first, since it is the first to rule a step out.
    """
    within = 0.01 * answer.error + _rounding(answer, h)
    value = np.zeros(0) if answer.value is None else answer.value
    return all(abs(value[i] - difference(answer.probe, i, h)) <= within[i] for i in np.argsort(-answer.error))


def _forward(probe: Probe, i: int, h: float) -> float:
    return (_loss(probe, i, h) - probe.objective) / h


def _backward(probe: Probe, i: int, h: float) -> float:
    return _forward(probe, i, -h)  # (E(p - h) - E(p)) / -h


def _central(probe: Probe, i: int, h: float) -> float:
    return (_loss(probe, i, h) - _loss(probe, i, -h)) / (2 * h)


def _complex(probe: Probe, i: int, h: float) -> float:
    """Return Im E(p + ih) / h, which is as far below the derivative as central differences are above it, but for h^4.

    With D(h) for these, the derivative is (4 D(h/2) - D(h)) / 3, but for h^4.
    """
    return (8 * _central(probe, i, h / 2) - 5 * _central(probe, i, h)) / 3


def _weighted(*weights: float) -> Difference:
    """Return the sum of central differences over 1, 2, 3, .. steps with these weights."""
    return lambda probe, i, h: sum(
        weight * _central(probe, i, k * h) for k, weight in enumerate(weights, start=1) if weight
    )


def _one_sided(probe: Probe, i: int, h: float) -> float:
    return 2 * _forward(probe, i, h) - _forward(probe, i, 2 * h)


#: Each with the order of its error in the step.
SCHEMES: dict[str, tuple[Difference, int]] = {
    "forward": (_forward, 1),
    "backward": (_backward, 1),
    "central": (_central, 2),
    "complex": (_complex, 2),
    "one-sided three-point": (_one_sided, 2),
    "five-point": (_weighted(4 / 3, -1 / 3), 4),  # what Richardson's extrapolation makes of h and 2 h as well
    "seven-point": (_weighted(3 / 2, -3 / 5, 1 / 10), 6),
    "Romberg": (_weighted(64 / 45, -20 / 45, 0, 1 / 45), 6),  # of h, 2 h and 4 h
}


def _loss(probe: Probe, i: int, step: float) -> float:
    """Compute the loss with one parameter moved."""
    moved = probe.params.copy()
    moved[i] += step
    return probe.reference.objective(moved, probe.X, probe.y)
