from __future__ import annotations
import numpy as np
from typing import NamedTuple


class Params(NamedTuple):
    """Unpacked network parameters."""
    u: np.ndarray
    a: float
    v: np.ndarray
    b: np.ndarray


def unpack(params: np.ndarray) -> Params:
    """Split the flat vector into its named parts."""
    params = np.asarray(params, dtype=float)
    if params.shape != (17,):
        raise ValueError(f"expected 17 parameters, got shape {params.shape}")
    return Params(params[:4], params[4], params[5:13].reshape(4, 2), params[13:])


def stable_sigmoid(z: np.ndarray) -> np.ndarray:
    """Numerically stable logistic function."""
    z = np.asarray(z, dtype=float)
    out = np.empty_like(z)
    pos = z >= 0
    out[pos] = 1.0 / (1.0 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    out[~pos] = ez / (1.0 + ez)
    return out


def forward(X: np.ndarray, p: Params) -> tuple[np.ndarray, np.ndarray]:
    hidden = stable_sigmoid(X @ p.v.T + p.b)
    return hidden, hidden @ p.u + p.a


def network(x, params) -> float:
    _, z = forward(np.asarray(x, dtype=float).reshape(1, 2), unpack(params))
    return float(stable_sigmoid(z)[0])


def loss(params, X_train, y_train) -> float:
    _, z = forward(np.asarray(X_train, dtype=float), unpack(params))
    y = np.asarray(y_train, dtype=float).ravel()
    # max(z,0) - z*y + log(1+exp(-|z|))
    return float(np.sum(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))


def loss_gradient(params, X_train, y_train) -> np.ndarray:
    p = unpack(params)
    X = np.asarray(X_train, dtype=float)
    y = np.asarray(y_train, dtype=float).ravel()
    hidden, z = forward(X, p)
    delta = stable_sigmoid(z) - y
    delta_hidden = np.outer(delta, p.u) * hidden * (1.0 - hidden)
    grad = np.empty(17)
    grad[:4] = hidden.T @ delta
    grad[4] = delta.sum()
    grad[5:13] = (delta_hidden.T @ X).ravel()
    grad[13:] = delta_hidden.sum(axis=0)
    return grad
