import numpy as np
def core(Q, X):
    """Q (..., 17) perhaps complex, X (N, 2) -> log-odds (..., N)"""
    V = Q[..., 5:13].reshape(Q.shape[:-1] + (4, 2))
    pre = np.einsum('...kd,nd->...nk', V, X) + Q[..., None, 13:]
    return np.einsum('...k,...nk->...n', Q[..., :4], 1 / (1 + np.exp(-pre))) + Q[..., 4:5]
def network(x, params):
    return 1 / (1 + np.exp(-core(np.asarray(params), np.atleast_2d(np.asarray(x, float)))[0]))
def _sp(z):
    return np.log(1 + np.exp(-z)) + z
def loss(params, X_train, y_train):
    z = core(np.asarray(params), X_train)
    return (np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))) - z * np.ravel(y_train)).sum()
def loss_gradient(params, X_train, y_train):
    h = 1e-200
    Q = params + 1j * h * np.eye(17)
    Z = core(Q, X_train)
    p = 1 / (1 + np.exp(-Z.real))
    return (((p - np.ravel(y_train)) * Z.imag / h)).sum(axis=-1)
