"""Of the notebook on rounding: a logarithm at any z."""

from __future__ import annotations

import numpy as np

from crosscheck.course.exercise import Exercise, Numbers

AT = (0.0, 2.0, -3.0, 40.0, -40.0, 800.0, -800.0)


def _log_phi(z: Numbers) -> Numbers:
    value: Numbers = np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
    return value


log_phi = Exercise(
    right=_log_phi,
    mistakes=(
        (lambda z: -_log_phi(z), "A probability is at most 1. What sign has its logarithm?"),
        (lambda z: -np.log(1 + np.exp(-z)), "At z = -800 an exponential overflows, and at z = 40 digits are lost."),
        (lambda z: np.log(np.exp(z) / (1 + np.exp(z))), "At z = 800 an exponential overflows."),
        (lambda z: -np.log1p(np.exp(-z)), "At z = -800 an exponential overflows: which exponent is positive there?"),
        (lambda z: z - np.log1p(np.exp(z)), "At z = 800 an exponential overflows, and at z = 40 a difference cancels."),
        (
            lambda z: z - np.log(1 + np.exp(z)),
            "At z = 800 an exponential overflows, and at z = 40 a difference cancels.",
        ),
        (
            lambda z: np.minimum(z, 0) - np.log(1 + np.exp(-np.abs(z))),
            "No exponential overflows any more. But at z = 40, 1 + exp(-40) is rounded to 1. NumPy has a function for the "
            "logarithm of 1 plus a small number.",
        ),
    ),
    otherwise="Try z = 0, where it is the logarithm of a half; then z = 800 and z = -800: is every exponent negative?",
    lesson="This is torch.nn.functional.logsigmoid. The loss of a point with y = 1 is minus this, with y = 0 minus this at -z.",
    calls=tuple((np.array([z]),) for z in AT),
)
