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
    h = h.astype(np.float16)
    return float(1/(1+np.exp(-(params[:4]@h.astype(float)+params[4]))))
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
    u, V = params[:4], params[5:13].reshape(4, 2)
    h = 1 / (1 + np.exp(-np.einsum('ij,nj->ni', V, X_train) - params[13:]))
    r = 1 / (1 + np.exp(-h.dot(u) - params[4])) - np.asarray(y_train).reshape(-1)
    w = np.einsum('n,i,ni->ni', r, u, h - h**2)
    out = np.zeros(17)
    out[:4] = r.dot(h)
    out[4] = r.sum()
    out[5:13] = np.einsum('ni,nj->ij', w, X_train).ravel()
    out[13:] = w.sum(axis=0)
    return out
