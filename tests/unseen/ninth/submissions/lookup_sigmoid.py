import numpy as np
grid = np.arange(-20, 20.05, 0.1)
table = 1/(1+np.exp(-grid))
def sig_tab(z):
    return np.interp(z, grid, table)
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
    h = sig_tab(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return float(sig_tab(params[:4]@h+params[4]))
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
    y_true = np.array(y_train, dtype=float).reshape(len(X_train))
    y_pred = np.array([network(pt, params) for pt in X_train], dtype=float)
    pos = y_true * np.log(y_pred)
    neg = (1.0 - y_true) * np.log(1.0 - y_pred)
    return -(pos + neg).sum()
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
    u = params[0:4]
    a = params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:17]
    total = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = 1/(1 + np.exp(-(V @ x + b)))
        f = 1/(1 + np.exp(-(u @ h + a)))
        delta = f - t
        dh = delta*u*h*(1 - h)
        total += np.concatenate([delta*h, [delta], np.outer(dh, x).ravel(), dh])
    return total
