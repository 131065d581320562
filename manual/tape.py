"""The network on the tape. Only the forward pass is written, with ordinary operators, and no derivative."""

import numpy as np
import numpy.typing as npt

from manual import autodiff, descent
from manual.autodiff import Node, sigmoid, softplus
from manual.inputs import Array, as_params, as_points, as_training_set


def pre_activation(params: Node, x: Array) -> Node:
    """Evaluate z = u · φ(V x + b) + a at the N points x, shape (2, N)."""
    u, a, V, b = params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17].reshape(4, 1)
    return u @ sigmoid(V @ x + b) + a


def network(x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
    """Evaluate the network's output at x of shape (2,), a float, or (N, 2), an array of shape (N,)."""
    points = as_points(x)
    y_out = sigmoid(pre_activation(Node(as_params(params)), np.atleast_2d(points).T)).value
    return float(y_out[0]) if points.ndim == 1 else y_out


def _cross_entropy(params: Node, X: Array, y: Array) -> Node:
    """Evaluate E = sum log(1 + exp(s)) with s = (1 - 2y) z, the cross-entropy without the log of a rounded output."""
    return softplus((1 - 2 * y) * pre_activation(params, X.T)).sum()


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> float:
    """Evaluate the cross-entropy, summed over the N points (see `manual.by_hand.loss`)."""
    return float(_cross_entropy(Node(as_params(params)), *as_training_set(X_train, y_train)).value)


def loss_gradient(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
    """Differentiate the loss with respect to the 17 parameters, by reading the tape backwards."""
    X, y = as_training_set(X_train, y_train)
    return autodiff.gradient(lambda params: _cross_entropy(params, X, y), as_params(params))


optimize = descent.optimizer(loss, loss_gradient)
