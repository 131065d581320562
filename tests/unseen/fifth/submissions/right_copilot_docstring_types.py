from __future__ import annotations
from typing import Sequence, NamedTuple
import numpy as np
import numpy.typing as npt
Array = npt.NDArray[np.float64]
class ForwardResult(NamedTuple):
    """Intermediate activations kept for the backward pass."""
    hidden: Array
    output: Array
def _stable_sigmoid(values: Array) -> Array:
    """Numerically stable logistic function."""
    positive = values >= 0
    exp_term = np.exp(np.where(positive, -values, values))
    return np.where(positive, 1.0/(1.0+exp_term), exp_term/(1.0+exp_term))
def _forward(inputs: Array, params: Array) -> ForwardResult:
    """Run the 2-4-1 network on a batch."""
    output_weights, output_bias = params[:4], params[4]
    hidden_weights, hidden_biases = params[5:13].reshape(4, 2), params[13:17]
    hidden = _stable_sigmoid(inputs @ hidden_weights.T + hidden_biases)
    return ForwardResult(hidden, _stable_sigmoid(hidden @ output_weights + output_bias))
def network(x: Sequence[float], params: Array) -> float:
    """Evaluate the network output at (x1, x2)."""
    return float(_forward(np.asarray(x, dtype=np.float64)[np.newaxis, :], params).output[0])
def loss(params: Array, X_train: Array, y_train: Array) -> float:
    """Cross-entropy summed over the training set."""
    targets = np.asarray(y_train, dtype=np.float64).reshape(-1)
    predictions = _forward(np.asarray(X_train, dtype=np.float64), params).output
    return float(-np.sum(targets*np.log(predictions) + (1.0-targets)*np.log1p(-predictions)))
def loss_gradient(params: Array, X_train: Array, y_train: Array) -> Array:
    """Back-propagation."""
    X_train = np.asarray(X_train, dtype=np.float64)
    targets = np.asarray(y_train, dtype=np.float64).reshape(-1)
    result = _forward(X_train, params)
    output_delta = result.output - targets
    hidden_delta = output_delta[:, np.newaxis]*params[:4]*result.hidden*(1.0-result.hidden)
    gradient = np.empty(17, dtype=np.float64)
    gradient[0:4] = result.hidden.T @ output_delta
    gradient[4] = output_delta.sum()
    gradient[5:13] = (hidden_delta.T @ X_train).ravel()
    gradient[13:17] = hidden_delta.sum(axis=0)
    return gradient
def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    history, params = [loss(initial, X_train, y_train)], initial.copy()
    for _ in range(n_steps):
        params -= eta*loss_gradient(params, X_train, y_train); history.append(loss(params, X_train, y_train))
    return history
