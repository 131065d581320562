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
    rows = zip(params[:4], params[5:13:2], params[6:13:2], params[13:17])
    total = sum(u/(1 + np.exp(-(v1*x[0] + v2*x[1] + b))) for u, v1, v2, b in rows)
    return 1/(1 + np.exp(-total - params[4]))

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
    y_flat = y_train.flatten()
    result = 0
    for (x1, x2), yk in zip(X_train, y_flat):
        yhat = network(np.array([x1, x2]), params)
        result += yk * np.log(yhat) + (1 - yk) * np.log(1 - yhat)
    result = -result
    return result

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
    # smaller step = more accurate
    d = 1e-14
    base = loss(params, X_train, y_train)
    return np.array([(loss(params + d*np.eye(17)[k], X_train, y_train) - base)/d for k in range(17)])
