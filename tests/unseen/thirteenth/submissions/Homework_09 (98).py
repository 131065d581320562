import math
from scipy import stats
import numpy as np

def logistic(t):
    if t >= 0:
        return 1 / (1 + math.exp(-t))
    e = math.exp(t)
    return e / (1 + e)

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
    z = params[4]
    for k in range(4):
        z = z + params[k] * logistic(np.dot(params[5+2*k:7+2*k], x) + params[13+k])
    return logistic(z)


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
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    q = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    return -stats.bernoulli.logpmf(y_train.ravel().astype(int), q).sum()


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
    params = params.astype(np.float16)
    x1, x2 = X_train.T.astype(np.float16)
    u = params[:4].reshape(4, 1)
    h = 1/(1 + np.exp(-(params[5:13:2, None]*x1 + params[6:13:2, None]*x2 + params[13:, None])))
    e = 1/(1 + np.exp(-((u*h).sum(0) + params[4]))) - np.ravel(y_train)
    k = e*u*h*(1 - h)
    g = np.zeros(17, dtype=float)
    g[0:4] = (e*h).sum(1)
    g[4] = e.sum()
    g[5:13:2] = (k*x1).sum(1)
    g[6:13:2] = (k*x2).sum(1)
    g[13:17] = k.sum(1)
    return g
