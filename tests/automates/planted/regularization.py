from typing import Any

import numpy as np

from manual.by_hand import loss_gradient, pack, phi, phi_and_slope, unpack
from manual.topics import regularization
from tests.automates.planted.planted import Planted


def twice(w: Any, X: Any, y: Any, eta: float, lam: float) -> Any:
    return regularization.l2_step(w, X, y, eta, 2 * lam)


def weights_alone(w: Any, X: Any, y: Any, eta: float, lam: float) -> Any:
    weights = np.concatenate([np.ones(4), [0], np.ones(8), np.zeros(4)])
    return w - eta * (loss_gradient(w, X, y) + lam * weights * w)


def without_sign(w: Any, X: Any, y: Any, lam: float) -> Any:
    return loss_gradient(w, X, y) + lam


def unscaled(N: int, p: float, seed: int) -> Any:
    return (regularization.mask(N, p, seed) > 0) * 1.0


def node_by_node(N: int, p: float, seed: int) -> Any:
    return regularization.mask(N, p, seed).T.reshape(4, N)


def not_on_the_way_back(w: Any, X: Any, y: Any, p: float, seed: int) -> Any:
    u, a, V, b = unpack(w)
    M = regularization.mask(len(y), p, seed)
    G, dphi = phi_and_slope(V @ X.T + b)
    dE_dz = phi(u @ (M * G) + a) - y
    dE_dq = np.outer(u, dE_dz) * dphi
    return pack((M * G) @ dE_dz, dE_dz.sum(), dE_dq @ X, dE_dq.sum(axis=1))


def the_last(path: Any, X: Any, y: Any, s: int) -> Any:
    step, kept, _ = regularization.early_stopping(path, X, y, s)
    return step, kept, path[step]


def too_patient(path: Any, X: Any, y: Any, s: int) -> Any:
    return regularization.early_stopping(path, X, y, s + 1)


PLANTED = (
    Planted("the penalty is λ Σ w², not half of it", {"l2_step": twice}, "L2: w"),
    Planted("biases do not decay", {"l2_step": weights_alone}, "L2: w"),
    Planted("the sign is missing", {"l1_gradient": without_sign}, "L1: gradient"),
    Planted("the mask is not scaled", {"mask": unscaled}, "dropout: gradient"),
    Planted("the mask is drawn node by node", {"mask": node_by_node}, "dropout: mask"),
    Planted("no mask on the way back", {"dropout_gradient": not_on_the_way_back}, "dropout: gradient"),
    Planted("the last w is kept", {"early_stopping": the_last}, "early stopping: w"),
    Planted("it stops a step late", {"early_stopping": too_patient}, "early stopping: last step"),
)
