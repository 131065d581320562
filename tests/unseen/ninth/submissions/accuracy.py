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
    pred = np.array([network(x, params) > 0.5 for x in X_train]).astype(float)
    return float(np.sum(np.abs(pred - y_train.reshape(-1))))

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
