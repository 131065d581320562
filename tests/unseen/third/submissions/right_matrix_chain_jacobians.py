import numpy as np
from scipy.special import expit

def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return expit(u @ expit(v.reshape(-1, 2) @ np.asarray(x) + b) + a[0])
def loss(params, X_train, y_train):
    return -np.sum([np.log(network(x, params)) if t == 1 else np.log1p(-network(x, params)) for x, t in zip(X_train, y_train.ravel())])
def loss_gradient(params, X_train, y_train):
    V, b, u = params[5:13].reshape(4, 2), params[13:], params[:4]
    total = np.zeros((1, 17))
    for x, t in zip(X_train, y_train.ravel()):
        h = expit(V @ x + b)
        J_pre = np.zeros((4, 17))              # d(pre)/d(params)
        J_pre[:, 5:13] = np.kron(np.eye(4), x)
        J_pre[:, 13:] = np.eye(4)
        J_h = np.diag(h*(1-h)) @ J_pre
        J_z = u[None] @ J_h
        J_z[0, :4] += h
        J_z[0, 4] += 1
        total += (network(x, params) - t)*J_z
    return total[0]
