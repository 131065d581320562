import numpy as np

def unpack(p):
    p = np.asarray(p, dtype=float)
    return dict(u=p[:4], a=p[4], V=np.vstack([p[5:13:2], p[6:13:2]]), b=p[13:17])

def forward(X, w):
    A = X.dot(w['V']) + w['b']
    H = 1 / (1 + np.exp(-A))
    return H, H.dot(w['u']) + w['a']

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
    H, z = forward(np.asarray(x, float)[None, :], unpack(params))
    return float(1 / (1 + np.exp(-z[0])))

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
    _, z = forward(X_train, unpack(params))
    sgn = 2 * np.asarray(y_train, float).ravel() - 1
    # -log sigma(s z) = log(1+exp(-s z))
    return float(np.logaddexp(0, -sgn * z).sum())

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
    w = unpack(params)
    H, z = forward(X_train, w)
    r = 1 / (1 + np.exp(-z)) - np.asarray(y_train, float).ravel()
    dA = np.outer(r, w['u']) * H * (1 - H)
    dV = X_train.T @ dA          # 2 x 4, same layout as V
    g = np.empty(17)
    g[:4] = r @ H
    g[4] = r.sum()
    g[5:13:2] = dV[0]
    g[6:13:2] = dV[1]
    g[13:] = dA.sum(0)
    return g
