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
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@np.array(x)+params[13:])))
    return 1/(1+np.exp(-(params[:4]@h+params[4]))), h


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
    return sum(-np.log(network(x, params)[0] if t else 1-network(x, params)[0]) for x, t in zip(X_train, y_train.ravel()))


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
    g = 0
    for x, t in zip(X_train, y_train.ravel()):
        f, h = network(x, params)
        k = (f-t)*params[:4]*h*(1-h)
        g = g + np.concatenate([(f-t)*h, [f-t], np.outer(k, x).ravel(), k])
    return g
