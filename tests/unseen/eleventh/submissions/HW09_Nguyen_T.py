"""Homework 09 - Artificial Neural Networks.

This module provides a clean, well documented implementation of a small
feed-forward network (2-4-1) together with its loss and analytic gradient.
"""
from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

N_HIDDEN: int = 4
N_INPUT: int = 2


@dataclass(frozen=True)
class Parameters:
    """Structured view of the packed parameter vector."""

    u: NDArray[np.float64]
    a: float
    v: NDArray[np.float64]
    b: NDArray[np.float64]

    @classmethod
    def from_packed(cls, packed: ArrayLike) -> "Parameters":
        packed = np.asarray(packed, dtype=np.float64)
        if packed.shape != (17,):
            raise ValueError(f"expected 17 parameters, got shape {packed.shape}")
        stops = np.cumsum([N_HIDDEN, 1, N_HIDDEN * N_INPUT])
        u, a, v, b = np.split(packed, stops)
        return cls(u=u, a=float(a[0]), v=v.reshape(N_HIDDEN, N_INPUT), b=b)

    @staticmethod
    def pack(u, a, v, b) -> NDArray[np.float64]:
        return np.concatenate([u, np.atleast_1d(a), np.ravel(v), b])


def _sigmoid(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Numerically stable logistic function."""
    out = np.empty_like(z, dtype=np.float64)
    pos = z >= 0
    out[pos] = 1.0 / (1.0 + np.exp(-z[pos]))
    ez = np.exp(z[~pos])
    out[~pos] = ez / (1.0 + ez)
    return out


def _forward(X: NDArray[np.float64], p: Parameters):
    hidden = _sigmoid(X @ p.v.T + p.b)
    return hidden, hidden @ p.u + p.a


def network(x: ArrayLike, params: ArrayLike) -> float:
    """Evaluate the network at a single point."""
    X = np.asarray(x, dtype=np.float64).reshape(1, N_INPUT)
    _, z = _forward(X, Parameters.from_packed(params))
    return float(_sigmoid(z)[0])


def loss(params: ArrayLike, X_train: ArrayLike, y_train: ArrayLike) -> float:
    """Summed binary cross-entropy, computed from the logits."""
    X = np.asarray(X_train, dtype=np.float64)
    y = np.asarray(y_train, dtype=np.float64).ravel()
    _, z = _forward(X, Parameters.from_packed(params))
    return float(np.sum(np.maximum(z, 0.0) - z * y + np.log1p(np.exp(-np.abs(z)))))


def loss_gradient(params: ArrayLike, X_train: ArrayLike, y_train: ArrayLike) -> NDArray[np.float64]:
    """Analytic gradient by back-propagation."""
    X = np.asarray(X_train, dtype=np.float64)
    y = np.asarray(y_train, dtype=np.float64).ravel()
    p = Parameters.from_packed(params)
    hidden, z = _forward(X, p)
    d_out = _sigmoid(z) - y
    d_hid = d_out[:, None] * p.u[None, :] * hidden * (1.0 - hidden)
    return Parameters.pack(hidden.T @ d_out, d_out.sum(), d_hid.T @ X, d_hid.sum(axis=0))


if __name__ == "__main__":
    rng = np.random.default_rng(0)
    theta = rng.normal(size=17)
    pts = rng.normal(size=(20, 2))
    labels = (rng.random(20) < 0.5).astype(float)
    eps = 1e-6
    num = np.array([(loss(theta + eps * e, pts, labels) - loss(theta - eps * e, pts, labels)) / (2 * eps) for e in np.eye(17)])
    print("max difference to numerical gradient:", np.abs(num - loss_gradient(theta, pts, labels)).max())
