import math
import numpy as np

def sig(t):
    return 1.0 / (1.0 + math.exp(-t))

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
    out = params[4]
    for i in range(4):
        z = params[5 + 2*i] * x[0] + params[6 + 2*i] * x[1] + params[13 + i]
        out += params[i] * sig(z)
    return sig(out)


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
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)

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
    L0 = loss(params, X_train, y_train)
    grad = np.zeros(17)
    for k in range(17):
        p = params.copy()
        p[k] += 1e-4
        grad[k] = (loss(p, X_train, y_train) - L0) / 1e-4
    return grad
