import numpy as np

def phi(t): return 1/(1+np.exp(-t))

def forward(X, params):
    theta = params.reshape(17, 1)
    W1, b1 = theta[5:13].reshape(4, 2), theta[13:]
    A1 = phi(W1 @ X.T + b1)
    return A1, phi(theta[:4].T @ A1 + theta[4])

def network(x, params):
    return forward(np.array([x], dtype=float), params)[1].item()

def loss(params, X_train, y_train):
    A2 = forward(X_train, params)[1]
    Y = y_train.reshape(1, -1)
    return -np.sum(Y*np.log(A2) + (1-Y)*np.log(1-A2))

def loss_gradient(params, X_train, y_train):
    A1, A2 = forward(X_train, params)
    d2 = A2 - y_train.reshape(1, -1)
    d1 = params[:4].reshape(4, 1)*d2*A1*(1-A1)
    return np.vstack([A1 @ d2.T, d2.sum(axis=1, keepdims=True), (d1 @ X_train).reshape(8, 1), d1.sum(axis=1, keepdims=True)])
