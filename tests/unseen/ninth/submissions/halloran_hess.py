import numpy as np

class Linear:
    def __init__(self, W, b): self.W, self.b = W, b
    def fwd(self, x):
        self.x = x
        return x @ self.W.T + self.b
    def bwd(self, g):
        self.gW = g.T @ self.x
        self.gb = g.sum(0)
        return g @ self.W

class Sigmoid:
    def fwd(self, x):
        self.y = 1/(1+np.exp(-x))
        return self.y
    def bwd(self, g): return g*self.y*(1-self.y)

def build(p):
    return [Linear(p[5:13].reshape(4, 2), p[13:]), Sigmoid(), Linear(p[None, :4], p[4:5]), Sigmoid()]

def run(layers, x):
    for l in layers: x = l.fwd(x)
    return x

def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters.
    Parameters
    ----------
    x : array
        Array of length 2 giving the 2D coordinates of a point to classify.
    params : array
        Array of length 17 containing values for the parameters: u1, u2, u3, u4, a,
        v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4.
    Returns
    -------
    float
        Value of the network's single output node.
    """
    return run(build(params), np.array([x], float)).item()

def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss.
    Parameters
    ----------
    params : array
        Array of length 17 containing values for the parameters: u1, u2, u3, u4, a,
        v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4.
    X_train : array
        Array of shape (N, 2) with training values.
    y_train : array
        Array of N target values which are each either 0. or 1.
    Returns
    -------
    float
        The cross-entropy loss value.
    """
    f = run(build(params), X_train)
    t = np.reshape(y_train, (len(X_train), 1))
    return -np.log(np.where(t == 1, f, 1 - f)).sum()

def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function.
    Parameters
    ----------
    params : array
        Array of length 17 containing values for the parameters: u1, u2, u3, u4, a,
        v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4.
    X_train : array
        Array of shape (N, 2) with training values.
    y_train : array
        Array of N target values which are each either 0. or 1.
    Returns
    -------
    array
        Array of length 17 containing the partial derivatives of the loss function
        with respect to each of the parameters.
    """
    L = build(params)
    f = run(L, X_train)
    g = f - np.reshape(y_train, (len(X_train), 1))   # through the last sigmoid already
    for l in reversed(L[:-1]): g = l.bwd(g)
    return np.concatenate([L[2].gW.ravel(), L[2].gb, L[0].gW.ravel(), L[0].gb])
