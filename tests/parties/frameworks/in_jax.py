"""The party as a JAX user writes it: a loss of all parameters, `jax.grad` of it, and `lax.scan` for the descent, compiled.

JAX computes in float32 unless it is told otherwise before it computes anything.
"""

from functools import partial

import jax
import numpy as np
from jax import numpy as jnp

jax.config.update("jax_enable_x64", True)


def pre_activation(params, X):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return jax.nn.sigmoid(X @ V.T + b) @ u + a


def cross_entropy(params, X, y):
    return jnp.sum(jax.nn.softplus((1 - 2 * y) * pre_activation(params, X)))


@partial(jax.jit, static_argnames="n_steps")
def descent(initial, X, y, eta, n_steps):
    def step(params, _):
        return params - eta * jax.grad(cross_entropy)(params, X, y), params

    last, before = jax.lax.scan(step, initial, length=n_steps)
    params = jnp.vstack([before, last])
    return jax.vmap(cross_entropy, (0, None, None))(params, X, y), params


compiled_network = jax.jit(lambda params, x: jax.nn.sigmoid(pre_activation(params, x)))
compiled_loss, compiled_gradient = jax.jit(cross_entropy), jax.jit(jax.grad(cross_entropy))


def network(x, params):
    return np.asarray(compiled_network(params, x))


def loss(params, X_train, y_train):
    return float(compiled_loss(params, X_train, y_train))


def loss_gradient(params, X_train, y_train):
    return np.asarray(compiled_gradient(params, X_train, y_train))


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    losses, params = descent(initial, X_train, y_train, eta, n_steps)
    return np.asarray(losses), np.asarray(params)
