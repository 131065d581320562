"""Of the notebook on rounding: a logarithm at any z."""

from __future__ import annotations

import numpy as np

from crosscheck.course.exercise import Answer, Exercise, Numbers

AT = (0.0, 2.0, -3.0, 40.0, -40.0, 800.0, -800.0)
EPSILONS = (1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-14, 1e-15, 1e-16, 2.0**-52, 1e-20, 1e-100, 1e-300, 2.0**-1022)
BOUNDED = "That bounds the value from below: at z = -800 it should be -800."
SWAPPED = "The sign is swapped: that is the logarithm of 1 - phi(z)."


def _log_phi(z: Numbers) -> Numbers:
    value: Numbers = np.minimum(z, 0) - np.log1p(np.exp(-np.abs(z)))
    return value


def _phi(z: Numbers) -> Numbers:
    value: Numbers = 1 / (1 + np.exp(-z))
    return value


def _bounded(eps: float) -> tuple[tuple[Answer, str], ...]:
    """Return the ways to keep a logarithm from the 0."""
    return (
        (lambda z: np.log(np.clip(_phi(z), eps, 1 - eps)), BOUNDED),
        (lambda z: np.log(np.maximum(_phi(z), eps)), BOUNDED),
        (lambda z: np.log(_phi(z) + eps), BOUNDED),
    )


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
        (lambda z: _log_phi(-z), SWAPPED),
        (lambda z: np.log(1 - _phi(z)), SWAPPED),
        (lambda z: -np.log1p(np.exp(z)), SWAPPED),
        (lambda z: -np.log(1 + np.exp(z)), SWAPPED),
        *(mistake for eps in EPSILONS for mistake in _bounded(eps)),
    ),
    otherwise="Try z = 0, where it is the logarithm of a half; then z = 800, where it is 0, and z = -800, where it is -800. "
    "Is every exponent negative?",
    lesson="This is torch.nn.functional.logsigmoid. The loss of a point with y = 1 is minus this, with y = 0 minus this at -z.",
    calls=tuple((np.array([z]),) for z in AT),
)
