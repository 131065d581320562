"""Constants that keep the logarithm away from 0, and sums that are clipped: too strong is a mistake, mild a remark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from crosscheck.homework.circles.model import LOSS, NETWORK, residual
from crosscheck.homework.functions import Function, Role
from crosscheck.homework.lost_digits import LostDigits
from crosscheck.mistakes.activations import clipped_sigmoid, sigmoid_of_clipped
from crosscheck.mistakes.fitting import Family, root
from crosscheck.mistakes.mistake import Mistake, Remark
from crosscheck.mistakes.model import EXACT, Backprop, Labels, Loss, Network, Outputs
from crosscheck.submissions.probes import Answer, Array, Probe

# A clip acts on outputs beyond it alone; what is added to every output shows in the published 41.4 from 1e-4 on (41.34).
STRONG_ADDED = (2e-4, 1e-4)
STRONG_CLIPS = (0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 5e-4)
CLIPS = (0.45, *STRONG_CLIPS, STRONG_CLIPS[-1] / 2)  # between which one is looked for
# Those that people choose; 4e-4 and 3e-4 besides, next to the border between a mistake and a remark.
CONSTANTS = sorted(
    [*(digit * 10.0**-k for k in range(3, 17) for digit in (5, 2, 1)), 4e-4, 3e-4],
    reverse=True,
)
LIMITS_OF_SUMS = range(50, 4, -1)  # at which people clip V x + b and u . G + a, against overflow of exp
EXCUSED_CLIP = (
    1e-6  # of the largest entry: what clipping the sums at 15 changes is a note, what changes more is a remark
)

CONSTANT_IN_LOG = Remark(
    "constant-in-log",
    "A constant or a clip of {eps:.0e} keeps log away from 0; it changes the value by {error:.0e} at ordinary points. There is "
    "nothing to do for this homework.",
    "np.logaddexp(0, -z) and np.logaddexp(0, z), with z = u . G + a, are -log(y_out) and -log(1 - y_out) without a constant.",
    "note",
)
LARGE_CONSTANT_IN_LOG = Remark(
    "large-constant-in-log",
    "A constant or a clip of {eps:.0e} keeps log away from 0; it changes the value by {error:.0e} at ordinary points.",
    "One of 1e-12 does it as well. np.logaddexp(0, -z) and np.logaddexp(0, z), with z = u . G + a, are -log(y_out) and "
    "-log(1 - y_out) without any.",
)
CLIPPED_SUMS = Remark(
    "clipped-sums",
    "What the sigmoids are given is clipped to -{most} .. {most}; that changes the value by {error:.0e} at ordinary points. "
    "There is nothing to do for this homework.",
    "If it is for overflow in exp(-t): that gives phi(t) = 0 all the same, with a warning. scipy.special.expit has neither.",
    "note",
)
LARGE_CLIP_OF_SUMS = Remark(
    "large-clip-of-sums",
    "What the sigmoids are given is clipped to -{most} .. {most}; that changes the value by {error:.0e} at ordinary points.",
    "If it is for overflow in exp(-t): that gives phi(t) = 0 all the same, with a warning. scipy.special.expit has neither.",
)
CLIPPING_REMARKS = (CONSTANT_IN_LOG, LARGE_CONSTANT_IN_LOG, CLIPPED_SUMS, LARGE_CLIP_OF_SUMS)


def added(eps: float) -> Loss:
    """Return the loss that adds a constant to what log is taken of."""

    def value(p: Outputs, y: Labels) -> float:
        y = y.reshape(-1)
        return float(-np.sum(y * np.log(p + eps) + (1 - y) * np.log(1 - p + eps)))

    def slope(p: Outputs, y: Labels) -> Array:
        y = y.reshape(-1)
        return -y / (p + eps) + (1 - y) / (1 - p + eps)

    return Loss(value, slope)


def clipped(eps: float) -> tuple[Loss, ...]:
    """Return the losses that let what log is taken of be no less than a constant, in either usual way."""

    def clip_value(p: Outputs, y: Labels) -> float:
        return LOSS.value(np.clip(p, eps, 1 - eps), y)

    def clip_slope(p: Outputs, y: Labels) -> Array:
        inside = (p > eps) & (p < 1 - eps)
        return inside * LOSS.slope(np.clip(p, eps, 1 - eps), y)

    def floor_value(p: Outputs, y: Labels) -> float:
        y = y.reshape(-1)
        return float(-np.sum(y * np.log(np.maximum(p, eps)) + (1 - y) * np.log(np.maximum(1 - p, eps))))

    def floor_slope(p: Outputs, y: Labels) -> Array:
        y = y.reshape(-1)
        return -y / p * (p > eps) + (1 - y) / (1 - p) * (1 - p > eps)

    return Loss(clip_value, clip_slope), Loss(floor_value, floor_slope)


CLIP_TOO_STRONG = Mistake(
    "clip-too-strong",
    "loss",
    "The output, what its sigmoid is given, or a point's loss is clipped, or a constant is added inside the logarithm, so "
    "strongly that ordinary points are changed.",
    "If log must be kept away from 0, the constant has to be as small as 1e-12; better is log(1 + exp(-z)).",
    (
        *(replace(NETWORK, output=clipped_sigmoid(eps)) for eps in STRONG_CLIPS),
        *(form for eps in STRONG_CLIPS for form in clipped(eps)),
        *(added(eps) for eps in (*STRONG_CLIPS, *STRONG_ADDED)),
    ),
)


def _strong(eps: float) -> dict[str, object] | None:
    return {} if eps >= STRONG_CLIPS[-1] else None


CLIPPED_NETWORKS = (
    Family((CLIP_TOO_STRONG,), lambda eps: replace(NETWORK, output=clipped_sigmoid(eps)), root(CLIPS), _strong),
)
CLIPPED_LOSSES = (
    Family((CLIP_TOO_STRONG,), lambda eps: clipped(eps)[0], root(CLIPS), _strong),
    Family((CLIP_TOO_STRONG,), lambda eps: clipped(eps)[1], root(CLIPS), _strong),
    Family((CLIP_TOO_STRONG,), added, root(CLIPS), _strong),
)


def digits_lost_to_clipping(function: Function, answers: Sequence[Answer]) -> Iterable[LostDigits]:
    """Yield the constant in the logarithm, or the limit of the sums, that reproduces the answers to their last digits.

    Parameters
    ----------
    function : Function
    answers : sequence of Answer
        With values, at ordinary probes.
    """
    error = max((answer.relative_error for answer in answers), default=0.0)
    if function.role is not Role.OUTPUTS:
        for eps in CONSTANTS:
            for form in (*clipped(eps), added(eps)):
                if all(_near(a, _of_loss(function, form, a.probe)) for a in answers):
                    mild = CONSTANT_IN_LOG if error <= EXCUSED_CLIP else LARGE_CONSTANT_IN_LOG
                    yield LostDigits(mild, CLIP_TOO_STRONG, {"eps": eps, "error": error})
                    return
    for most in LIMITS_OF_SUMS:
        for flat in (False, True):
            sigmoid = sigmoid_of_clipped(most, flat)
            network = replace(NETWORK, hidden=sigmoid, output=sigmoid)
            if all(_near(a, _of_network(function, network, a.probe)) for a in answers):
                mild = CLIPPED_SUMS if error <= EXCUSED_CLIP else LARGE_CLIP_OF_SUMS
                yield LostDigits(mild, CLIP_TOO_STRONG, {"most": most, "error": error})
                return


def _of_loss(function: Function, form: Loss, probe: Probe) -> Array:
    if function.role is Role.OBJECTIVE:
        return np.asarray(form.value(probe.expected("network"), probe.y))
    return EXACT.gradient(NETWORK, form, probe.params, probe.X, probe.y)


def _of_network(function: Function, network: Network, probe: Probe) -> Array:
    p = network.outputs(probe.params, probe.X)
    if function.role is Role.OUTPUTS:
        return p
    if function.role is Role.OBJECTIVE:
        return np.asarray(LOSS.value(p, probe.y))
    by_hand = Backprop(delta=lambda t: residual(t.f.p, t.y))
    return by_hand.gradient(network, LOSS, probe.params, probe.X, probe.y)


def _near(answer: Answer, expected: Array) -> bool:
    return answer.value is not None and bool((np.abs(answer.value - expected) <= answer.allowance).all())
