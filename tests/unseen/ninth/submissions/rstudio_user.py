import numpy as np
import pandas as pd

sapply = lambda v, fun: np.array([fun(e) for e in v])
c = lambda *a: np.concatenate([np.atleast_1d(q) for q in a])

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
    v = pd.DataFrame(np.array(params[5:13]).reshape(4, 2), columns=['x1', 'x2'])
    eta = v['x1'].values * x[0] + v['x2'].values * x[1] + params[13:]
    h = 1 / (1 + np.exp(-eta))
    return 1 / (1 + np.exp(-(np.sum(params[:4] * h) + params[4])))

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
    p = sapply(X_train, lambda x: network(x, params))
    yy = c(np.squeeze(y_train))
    return -np.sum(np.log(p[yy == 1])) - np.sum(np.log(1 - p[yy == 0]))

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
    yy = c(np.squeeze(y_train))
    def one(i):
        x = X_train[i]
        h = 1 / (1 + np.exp(-(params[5:13].reshape(4, 2).dot(x) + params[13:])))
        r = network(x, params) - yy[i]
        d = r * params[:4] * h * (1 - h)
        return c(r * h, r, np.kron(d, x), d)
    return np.apply_along_axis(np.sum, 0, sapply(range(len(yy)), one))
