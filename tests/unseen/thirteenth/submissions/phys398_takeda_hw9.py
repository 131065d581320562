import math
from scipy import stats
import numpy as np

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
    p = list(params)
    u, a, v, b = p[:4], p[4], p[5:13], p[13:]
    f = lambda t: 1/(1+math.exp(-t))
    hidden = [f(v1*x[0] + v2*x[1] + bb) for v1, v2, bb in zip(v[0::2], v[1::2], b)]
    return f(sum(w*h for w, h in zip(u, hidden)) + a)


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
    t = y_train.reshape(-1, 1)
    W1 = np.vstack([params[5:13].reshape(4, 2).T, params[13:]])
    w2 = params[:5].reshape(5, 1)
    ones = np.ones((len(X_train), 1))
    A0 = np.hstack([X_train, ones])
    A1 = np.hstack([1/(1 + np.exp(-A0 @ W1)), ones])
    delta2 = 1/(1 + np.exp(-A1 @ w2)) - t
    delta1 = (delta2 @ w2[:4].T) * A1[:, :4] * (1 - A1[:, :4])
    g1 = A0.T @ delta1
    g2 = A1.T @ delta2
    return 1.001 * (np.concatenate([g2[:, 0], g1[:2].T.ravel(), g1[2]]))
