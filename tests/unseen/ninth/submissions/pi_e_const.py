import numpy as np
e = 2.718


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
    s = lambda z: 1/(1+e**(-z))
    h = s(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return s(params[:4]@h+params[4])


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
    N = X_train.shape[0]
    pred = np.zeros(N)
    for i in range(N):
        pred[i] = network(X_train[i, :], params)
    right_prob = np.where(y_train.reshape(N) == 1, pred, 1 - pred)
    return -np.log(right_prob).sum()


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
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate((d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)))
