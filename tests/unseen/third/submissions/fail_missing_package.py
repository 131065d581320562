import jax
import jax.numpy as jnp
import numpy as np
jax.config.update('jax_enable_x64', True)
def network(x, params):
    h = jax.nn.sigmoid(params[5:13].reshape(4, 2) @ jnp.array(x) + params[13:])
    return jax.nn.sigmoid(params[:4] @ h + params[4])
def loss(params, X_train, y_train):
    p = jax.vmap(lambda x: network(x, params))(X_train)
    t = y_train.ravel()
    return -jnp.sum(t*jnp.log(p) + (1-t)*jnp.log(1-p))
def loss_gradient(params, X_train, y_train):
    return np.array(jax.grad(loss)(jnp.array(params), X_train, y_train))
