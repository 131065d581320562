"""Optimizers: the update of the parameters w, and of the state of each rule, by a gradient g.

    SGD         w ← w − η g
    momentum    v ← μ v + g                  w ← w − η v
    Nesterov    v ← μ v + g                  w ← w − η (g + μ v)
    RMSprop     v ← α v + (1 − α) g²         w ← w − η g / (√v + ε)
    Adam        m ← β₁ m + (1 − β₁) g        w ← w − η m̂ / (√v̂ + ε)
                v ← β₂ v + (1 − β₂) g²       m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ), t = 1, 2, ..
    AdamW       w ← (1 − η λ) w, and then Adam

v is a velocity, or a mean of g² from RMSprop on. v and m start from 0; squares, roots and quotients are entry by entry. The
gradients are given, one for each step, so that only the rules are compared; a training loop computes g at the present w.

Sources: torch's documentation of `torch.optim`; Sutskever et al., 2013, for Nesterov's momentum; Kingma
and Ba, 2015, for Adam; Loshchilov and Hutter, 2019, for AdamW.
"""

import numpy as np


def steps(rule, w, gradients, *settings):
    """Return w, and m and v if the rule has them, after each step: shape (steps, 1 to 3, 17)."""
    rules = {
        "sgd": _sgd,
        "momentum": _momentum,
        "nesterov": _nesterov,
        "rmsprop": _rmsprop,
        "adam": _adamw,
        "adamw": _adamw,
    }
    remembered = {"sgd": 0, "adam": 2, "adamw": 2}.get(rule, 1)
    state, path = (w, *np.zeros((remembered, 17))), []
    for t, g in enumerate(gradients, start=1):
        state = rules[rule](t, g, *state, *settings)
        path.append(state)
    return np.array(path)


def _sgd(t, g, w, eta):
    w = w - eta * g
    return (w,)


def _momentum(t, g, w, v, eta, mu):
    v = mu * v + g
    w = w - eta * v
    return w, v


def _nesterov(t, g, w, v, eta, mu):
    v = mu * v + g
    w = w - eta * (g + mu * v)
    return w, v


def _rmsprop(t, g, w, v, eta, alpha, eps):
    v = alpha * v + (1 - alpha) * g**2
    w = w - eta * g / (np.sqrt(v) + eps)
    return w, v


def _adamw(t, g, w, m, v, eta, beta1, beta2, eps, lam=0.0):
    w = (1 - eta * lam) * w
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**t)
    v_hat = v / (1 - beta2**t)
    w = w - eta * m_hat / (np.sqrt(v_hat) + eps)
    return w, m, v
