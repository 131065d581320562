import numpy as np
import math

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
    # YOUR CODE HERE
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


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
    # YOUR CODE HERE
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    t = t*(1 - 1e-12) + 1e-12/2
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


class Var:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.grad = value, parents, 0.

    def __add__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value + o.value, [(self, 1.), (o, 1.)])

    def __mul__(self, o):
        o = o if isinstance(o, Var) else Var(o)
        return Var(self.value * o.value, [(self, o.value), (o, self.value)])

    def sigmoid(self):
        s = 1/(1 + math.exp(-self.value))
        return Var(s, [(self, s*(1 - s))])

    def backward(self, seed):
        self.grad += seed
        for p, d in self.parents:
            p.backward(seed*d)

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
    # YOUR CODE HERE
    leaves = [Var(float(q)) for q in params]
    for x, t in zip(X_train, y_train.ravel()):
        z = leaves[4]
        for i in range(4):
            s = leaves[5+2*i]*float(x[0]) + leaves[6+2*i]*float(x[1]) + leaves[13+i]
            z = z + leaves[i]*s.sigmoid()
        out = 1/(1 + math.exp(-z.value))
        z.backward(out - float(t))
    return np.array([q.grad for q in leaves])
