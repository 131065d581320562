import numpy as np
σ = lambda z: 1 / (1 + np.exp(-z))

def network(x, params):
    u, a, b = params[:4], params[4], params[13:]
    v = params[5:13].reshape(4, 2)
    return σ(u @ σ(v @ np.array(x) + b) + a)

def loss(params, X_train, y_train):
    ŷ = np.array([network(x, params) for x in X_train])
    y = np.asarray(y_train).reshape(-1)
    return -(np.log(ŷ[y == 1]).sum() + np.log(1 - ŷ[y == 0]).sum())

def loss_gradient(params, X_train, y_train):
    u, b = params[:4], params[13:]
    v = params[5:13].reshape(4, 2)
    grad = np.zeros(17)
    for x, y in zip(X_train, np.asarray(y_train).reshape(-1)):
        h = σ(v @ x + b)
        δ = σ(u @ h + params[4]) - y
        δh = δ * u * h * (1 - h)
        grad[:4] += δ * h
        grad[4] += δ
        grad[5:13] += np.kron(δh, x)
        grad[13:] += δh
    return grad
