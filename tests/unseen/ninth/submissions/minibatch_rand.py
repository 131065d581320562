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
    from scipy.special import expit
    weights = np.reshape(params[5:13], (-1, 2))
    return expit(np.vdot(params[:4], expit(np.dot(weights, x) + params[-4:])) + params[4])

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

def full(params, X_train, y_train):
    sig = lambda q: 1/(1 + np.exp(-q))
    g = []
    V, b, u = params[5:13].reshape(4, 2), params[13:], params[:4]
    hid = [sig(X_train @ V[i] + b[i]) for i in range(4)]
    miss = sig(sum(u[i]*hid[i] for i in range(4)) + params[4]) - np.ravel(y_train)
    for i in range(4):
        g.append(miss @ hid[i])
    g.append(miss.sum())
    for i in range(4):
        g.extend((miss*u[i]*hid[i]*(1 - hid[i])) @ X_train)
    for i in range(4):
        g.append((miss*u[i]*hid[i]*(1 - hid[i])).sum())
    return np.array(g)

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
    n = len(X_train)
    if n <= 32:
        return full(params, X_train, y_train)
    pick = np.random.choice(n, 32, replace=False)
    return full(params, X_train[pick], np.ravel(y_train)[pick])*n/32
