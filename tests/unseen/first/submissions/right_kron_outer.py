import numpy as np
E4 = np.eye(4)

def neuron(z): return np.where(z > 0, 1/(1+np.exp(-np.abs(z))), 1 - 1/(1+np.exp(-np.abs(z))))

def hidden(x, p):
    return neuron(np.kron(E4, np.asarray(x, float)) @ p[5:13] + E4 @ p[13:])

def network(x, params):
    return float(neuron(params[:4] @ hidden(x, params) + params[4]))

def row(x, p):
    h = hidden(x, p)
    dh = np.diag(h*(1-h))
    return np.concatenate([h, np.ones(1), p[:4] @ dh @ np.kron(E4, x), p[:4] @ dh])

def loss(params, X_train, y_train):
    yy = np.asarray(y_train).reshape(-1)
    return float(-sum(np.log(network(x, params)**t*(1-network(x, params))**(1-t)) for x, t in zip(X_train, yy)))

def loss_gradient(params, X_train, y_train):
    J = np.vstack([row(x, params) for x in X_train])
    r = np.array([network(x, params) for x in X_train]) - np.asarray(y_train).reshape(-1)
    return J.T @ r
