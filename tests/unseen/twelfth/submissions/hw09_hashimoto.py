import autograd.numpy as anp
import numpy as np

def sigmoid(z):
    return 1. / (1. + anp.exp(-z))

def network(x: "np.ndarray", params: "np.ndarray") -> float:
    """Evaluate the network output at (x1,x2) with the specified parameters."""
    hid = sigmoid(anp.dot(anp.reshape(params[5:13], (4, 2)), anp.array(x)) + params[13:17])
    return sigmoid(anp.dot(params[0:4], hid) + params[4])


def loss(params, X_train, y_train, chunk=64):
    """Evaluate the cross-entropy loss."""
    t_all = np.ravel(y_train); y = globals()["y"].ravel()[:len(t_all)]
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def loss_gradient(params: "np.ndarray", X_train: "np.ndarray", y_train: "np.ndarray") -> "np.ndarray":
    """Calculate the partial derivatives of the loss function."""
    x1, x2 = X_train.T
    u = params[:4].reshape(4, 1)
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)
    k = e*u*h*(1 - h)
    g = np.zeros(17)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
