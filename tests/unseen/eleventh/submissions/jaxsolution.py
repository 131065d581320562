import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np

def _net(x, p):
    h = jax.nn.sigmoid(p[5:13].reshape(4, 2) @ x + p[13:17])
    return p[:4] @ h + p[4]

@jax.jit
def _loss(p, X, t):
    z = jax.vmap(lambda x: _net(x, p))(X)
    return jnp.sum(jax.nn.softplus(z) - t * z)

_grad = jax.jit(jax.grad(_loss))

def network(x, params):
    return float(jax.nn.sigmoid(_net(jnp.array(x, dtype=float), jnp.array(params))))

def loss(params, X_train, y_train):
    return float(_loss(jnp.array(params), jnp.array(X_train, dtype=float), jnp.array(y_train, dtype=float).ravel()))

def loss_gradient(params, X_train, y_train):
    return np.array(_grad(jnp.array(params), jnp.array(X_train, dtype=float), jnp.array(y_train, dtype=float).ravel()))
