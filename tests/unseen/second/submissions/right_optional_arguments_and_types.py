from __future__ import annotations
import numpy as np
from typing import Callable, Sequence
def _logistic(t: np.ndarray) -> np.ndarray: return 1/(1+np.exp(-t))
def network(x: Sequence[float], params: np.ndarray, *, activation: Callable = _logistic, return_hidden: bool = False):
    x = np.asarray(x, dtype=np.float64)
    assert x.shape == (2,), x.shape
    assert len(params) == 17
    h = activation(np.vdot(x, params[5:7]) + params[13] if False else params[5:13].reshape(4, 2) @ x + params[13:17])
    p = activation(h @ params[:4] + params[4])
    return (p, h) if return_hidden else p
def loss(params: np.ndarray, X_train: np.ndarray, y_train: np.ndarray, l2: float = 0.0) -> float:
    y = np.asarray(y_train).reshape(len(X_train), -1)[:, 0]
    return float(sum(-np.log(p) if t == 1 else -np.log1p(-p) for p, t in zip((network(x, params) for x in X_train), y)) + l2*np.sum(params**2))
def loss_gradient(params: np.ndarray, X_train: np.ndarray, y_train: np.ndarray, l2: float = 0.0, verbose: bool = False) -> np.ndarray:
    y = np.asarray(y_train).reshape(len(X_train), -1)[:, 0]
    g = 2*l2*np.array(params)
    for x, t in zip(X_train, y):
        p, h = network(x, params, return_hidden=True)
        back = (p - t)*params[:4]*h*(1-h)
        g[0:4] += (p - t)*h
        g[4] += p - t
        for k in range(4):
            g[5+2*k] += back[k]*x[0]; g[6+2*k] += back[k]*x[1]; g[13+k] += back[k]
    return g
