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
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    h = 1./(1. + np.exp(-(v.reshape(4, 2) @ np.asarray(x, dtype=float) + b)))
    return float((1./(1. + np.exp(-(h @ u + a))))[0])
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
    t = np.squeeze(np.asarray(y_train)).reshape(-1)
    f = np.fromiter((network(x, params) for x in X_train), dtype=float)
    return -np.dot(t, np.log(f)) - np.dot(1 - t, np.log(1 - f))
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
    n = 0
    g = np.zeros(17)
    t = np.ravel(y_train)
    while n < len(t):
        x = X_train[n]
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        d = network(x, params) - t[n]
        b = d*params[:4]*h*(1-h)
        g = g + np.concatenate([d*h, [d], np.outer(b, x).ravel(), b])
    return g
