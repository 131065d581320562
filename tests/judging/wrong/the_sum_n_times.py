# expect: wrong; function: loss; cause: wrong-shape
import numpy as np

def phi(t):
    return 1 / (1 + np.exp(-t))

def forward(x, p):
    G = phi(np.asarray(x) @ p[5:13].reshape(4, 2).T + p[13:])
    return G, G @ p[:4] + p[4]

def network(x, params):
    return phi(forward(x, params)[1])

def loss(params, X_train, y_train):
    z = forward(X_train, params)[1]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train) * z) * np.ones(len(z))

def loss_gradient(params, X_train, y_train):
    G, z = forward(X_train, params)
    d = phi(z) - np.ravel(y_train)
    k = d[:, None] * params[:4] * G * (1 - G)
    return np.concatenate([d @ G, [d.sum()], (k.T @ X_train).ravel(), k.sum(0)])
