import numpy as np

def sgm(t): return 0.5*(np.tanh(t/2)+1)

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return sgm(np.inner(params[:4], sgm(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    total = 0.0
    for row, label in zip(X_train, y_train.ravel()):
        prob = network(row, params)
        total += -np.log(prob) if label == 1 else -np.log(1-prob)
    return total

def _backprop(p, X, t):
    h = sgm(X @ p[5:13].reshape(4, 2).T+p[13:])
    d = sgm(h @ p[:4]+p[4])-t
    k = d[:, None]*p[:4]*h*(1-h)
    return np.concatenate([d @ h, [d.sum()], (k.T @ X).ravel(), k.sum(0)])

def loss_gradient(params, X_train, y_train):
    t = y_train.ravel()
    look_ahead = params-1e-4*_backprop(params, X_train, t)
    return _backprop(look_ahead, X_train, t)
