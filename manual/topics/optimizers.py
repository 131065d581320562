"""Optimizers: what becomes of the parameters w, and of what each rule remembers, with every gradient g.

    SGD         w ← w − η g
    momentum    v ← μ v + g                  w ← w − η v
    Nesterov    v ← μ v + g                  w ← w − η (g + μ v)
    RMSprop     v ← α v + (1 − α) g²         w ← w − η g / (√v + ε)
    Adam        m ← β₁ m + (1 − β₁) g        w ← w − η m̂ / (√v̂ + ε)
                v ← β₂ v + (1 − β₂) g²       m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), t = 1, 2, ..
    AdamW       w ← (1 − η λ) w, and then Adam

v, a velocity at first and a mean of g² from RMSprop on, and m start from 0; squares, roots and quotients are entry by entry. The
gradients are given, one for each step, so that the rules alone are compared; a training loop computes g at the present w.

Sources: torch's documentation of `torch.optim`; Sutskever et al., 2013, for Nesterov's momentum; Kingma
and Ba, 2015, for Adam; Loshchilov and Hutter, 2019, for AdamW.
"""

import numpy as np

from manual.inputs import Array


def sgd(w: Array, gradients: Array, eta: float) -> Array:
    """Return w after each step: shape (steps, 1, 17)."""
    steps = []
    for g in gradients:
        w = w - eta * g
        steps.append([w])
    return np.array(steps)


def momentum(w: Array, gradients: Array, eta: float, mu: float) -> Array:
    """Return w and v after each step: shape (steps, 2, 17)."""
    v, steps = np.zeros(17), []
    for g in gradients:
        v = mu * v + g
        w = w - eta * v
        steps.append([w, v])
    return np.array(steps)


def nesterov(w: Array, gradients: Array, eta: float, mu: float) -> Array:
    """Return w and v after each step: shape (steps, 2, 17)."""
    v, steps = np.zeros(17), []
    for g in gradients:
        v = mu * v + g
        w = w - eta * (g + mu * v)
        steps.append([w, v])
    return np.array(steps)


def rmsprop(w: Array, gradients: Array, eta: float, alpha: float, eps: float) -> Array:
    """Return w and v after each step: shape (steps, 2, 17)."""
    v, steps = np.zeros(17), []
    for g in gradients:
        v = alpha * v + (1 - alpha) * g**2
        w = w - eta * g / (np.sqrt(v) + eps)
        steps.append([w, v])
    return np.array(steps)


def adam(w: Array, gradients: Array, eta: float, beta1: float, beta2: float, eps: float) -> Array:
    """Return w, m and v after each step: shape (steps, 3, 17)."""
    return adamw(w, gradients, eta, beta1, beta2, eps, 0.0)


def adamw(w: Array, gradients: Array, eta: float, beta1: float, beta2: float, eps: float, lam: float) -> Array:
    """Return w, m and v after each step: shape (steps, 3, 17)."""
    m, v, steps = np.zeros(17), np.zeros(17), []
    for t, g in enumerate(gradients, start=1):
        w = (1 - eta * lam) * w
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g**2
        m_hat = m / (1 - beta1**t)
        v_hat = v / (1 - beta2**t)
        w = w - eta * m_hat / (np.sqrt(v_hat) + eps)
        steps.append([w, m, v])
    return np.array(steps)
