import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x, float) + b) + a)
def loss(params, X_train, y_train):
    y = np.ravel(y_train)
    p = np.array([network(x, params) for x in X_train])
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
def loss_gradient(params, X_train, y_train):
    import jax, jax.numpy as jnp
    jax.config.update('jax_enable_x64', True)
    f = lambda w: jnp.sum(jnp.logaddexp(0, jax.nn.sigmoid(X_train @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4])
                          - jnp.ravel(y_train)*(jax.nn.sigmoid(X_train @ w[5:13].reshape(4, 2).T + w[13:]) @ w[:4] + w[4]))
    return np.array(jax.grad(f)(params))
