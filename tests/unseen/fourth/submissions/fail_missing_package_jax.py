import jax
import jax.numpy as jnp
def network(x, params):
    return jax.nn.sigmoid(params[:4] @ jax.nn.sigmoid(params[5:13].reshape(4, 2) @ jnp.array(x) + params[13:]) + params[4])
def loss(params, X_train, y_train):
    f = jax.vmap(lambda x: network(x, params))(X_train)
    t = jnp.ravel(y_train)
    return -jnp.sum(t*jnp.log(f) + (1-t)*jnp.log(1-f))
loss_gradient = jax.grad(loss)
