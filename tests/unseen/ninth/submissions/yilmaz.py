import numpy as np
def sigmoid(z):
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)
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
    # Wx+b etc.
    W1 = np.array([[params[5], params[6]], [params[7], params[8]], [params[9], params[10]], [params[11], params[12]]])
    a1 = sigmoid(W1 @ np.asarray(x) + params[13:])
    return sigmoid(a1 @ params[:4] + params[4])
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
    # log(1+e^z) - y z
    Z = X_train @ params[5:13].reshape(4, 2).T + params[13:]
    z = (1 / (1 + np.exp(-Z))) @ params[:4] + params[4]
    t = np.asarray(y_train, float).ravel()
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
    g = np.zeros_like(params)
    for x, t in zip(X_train, y_train.ravel()):
        h = sigmoid(params[5:13].reshape(4, 2) @ x + params[13:17])
        delta = network(x, params) - t
        g[:4] += delta * h
        g[4] += delta
        back = delta * params[:4] * h * (1 - h)
        g[5:13] += np.outer(back, x).flatten()
        g[13:] += back
    return g
