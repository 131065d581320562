"""The loss written once and differentiated by the HIPS autograd package, as the homework suggests.

pip install autograd;  import autograd.numpy as anp;  gradient = autograd.grad(loss)
"""

from typing import Any

import autograd
import autograd.numpy as anp
import numpy as np
import numpy.typing as npt

from manual import descent
from manual.inputs import Array, as_params, as_points, as_training_set


def phi(t: Any) -> Any:
    """Evaluate the sigmoid 1 / (1 + exp(-t)) as exp(-log(1 + exp(-t))), which never overflows."""
    return anp.exp(-anp.logaddexp(0, -t))


def pre_activation(params: Any, x: Any) -> Any:
    """Evaluate z = u · φ(V x + b) + a at the N points x, shape (2, N)."""
    u, a, V, b = params[0:4], params[4], params[5:13].reshape(4, 2), params[13:17].reshape(4, 1)
    return anp.dot(u, phi(anp.dot(V, x) + b)) + a


def network(x: npt.ArrayLike, params: npt.ArrayLike) -> float | Array:
    """Evaluate the network's output at x of shape (2,), a float, or (N, 2), an array of shape (N,)."""
    points = as_points(x)
    y_out = np.asarray(phi(pre_activation(as_params(params), np.atleast_2d(points).T)))
    return float(y_out[0]) if points.ndim == 1 else y_out


def _cross_entropy(params: Any, X: Array, y: Array) -> Any:
    """Evaluate sum_i log(1 + exp(s_i)) with s = (1 - 2y) z: the cross-entropy without the log of a rounded output."""
    return anp.sum(anp.logaddexp(0, (1 - 2 * y) * pre_activation(params, X.T)))


_gradient = autograd.grad(_cross_entropy)


def loss(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> float:
    """Evaluate the cross-entropy, summed over the N points (see `manual.by_hand.loss`)."""
    return float(_cross_entropy(as_params(params), *as_training_set(X_train, y_train)))


def loss_gradient(params: npt.ArrayLike, X_train: npt.ArrayLike, y_train: npt.ArrayLike) -> Array:
    """Differentiate the loss with respect to the 17 parameters, by autograd."""
    return np.asarray(_gradient(as_params(params), *as_training_set(X_train, y_train)))


optimize = descent.optimizer(loss, loss_gradient)
