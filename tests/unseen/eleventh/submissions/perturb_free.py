import numpy as np

def logits(P, X):
    """P: (..., 17) real or complex, X: (N, 2) -> (..., N)"""
    V = P[..., 5:13].reshape(P.shape[:-1] + (4, 2))
    S = np.einsum('...ij,nj->...ni', V, X) + P[..., None, 13:]
    return np.einsum('...ni,...i->...n', 1/(1 + np.exp(-S)), P[..., :4]) + P[..., 4:5]

def network(x, params):
    return (1/(1 + np.exp(-logits(np.array(params, dtype=float), np.array([x], dtype=float)))))[0]

def loss(params, X_train, y_train):
    return cross(params, X_train, y_train).sum()

def cross(P, X, y):
    z = logits(P, X)
    return np.log(1 + np.exp(-z)) + (1 - np.ravel(y))*z

def loss_gradient(params, X_train, y_train):
    step = 1e-100
    P = params + 1j*step*np.eye(17)
    return cross(P, X_train, y_train).imag.sum(axis=-1)/step
