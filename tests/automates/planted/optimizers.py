from typing import Any

import numpy as np

from manual.topics import optimizers
from tests.automates.planted.planted import Planted


def averaged(w: Any, gradients: Any, eta: float, mu: float) -> Any:
    return optimizers.momentum(w, (1 - mu) * gradients, eta, mu)


def momentum_for_nesterov(w: Any, gradients: Any, eta: float, mu: float) -> Any:
    return optimizers.momentum(w, gradients, eta, mu)


def rmsprop_eps_within(w: Any, gradients: Any, eta: float, alpha: float, eps: float) -> Any:
    v, steps = np.zeros(17), []
    for g in gradients:
        v = alpha * v + (1 - alpha) * g**2
        w = w - eta * g / np.sqrt(v + eps)
        steps.append([w, v])
    return np.array(steps)


def adam(
    w: Any,
    gradients: Any,
    eta: float,
    beta1: float,
    beta2: float,
    eps: float,
    lam: float = 0.0,
    *,
    first: int = 1,
    corrected: bool = True,
    eps_first: bool = False,
) -> Any:
    m, v, steps = np.zeros(17), np.zeros(17), []
    for t, g in enumerate(gradients, start=first):
        g = g + lam * w
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        c1, c2 = (1 - beta1**t, 1 - beta2**t) if corrected else (1, 1)
        root = (np.sqrt(v) + eps) / np.sqrt(c2) if eps_first else np.sqrt(v / c2) + eps
        w = w - eta * m / c1 / root
        steps.append([w, m, v])
    return np.array(steps)


def uncorrected(*args: Any) -> Any:
    return adam(*args, corrected=False)


def from_two(*args: Any) -> Any:
    return adam(*args, first=2)


def eps_before_correction(*args: Any) -> Any:
    return adam(*args, eps_first=True)


def another_eps(w: Any, gradients: Any, eta: float, beta1: float, beta2: float, eps: float) -> Any:
    return optimizers.adam(w, gradients, eta, beta1, beta2, 1e-6)


def coupled(*args: Any) -> Any:
    return adam(*args)


PLANTED = (
    Planted("momentum averages the gradients", {"momentum": averaged}, "momentum: w", step=0),
    Planted("Nesterov does not look ahead", {"nesterov": momentum_for_nesterov}, "nesterov: w", step=0),
    Planted("eps within the root", {"rmsprop": rmsprop_eps_within}, "rmsprop: w", step=0),
    Planted("the bias correction is forgotten", {"adam": uncorrected}, "adam: w", step=0),
    Planted("t from 2", {"adam": from_two}, "adam: w", step=0),
    Planted("eps before the correction, as TensorFlow has it", {"adam": eps_before_correction}, "adam: w", step=0),
    Planted("an eps of 1e-6, as in a textbook", {"adam": another_eps}, "adam: w", step=0),
    Planted("decay is added to the gradient", {"adamw": coupled}, "adamw: w", step=0),
)
