import numpy as np
from scipy.optimize import approx_fprime

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
    vx = params[5:13:2]
    vy = params[6:13:2]
    node_in = vx*x[0] + vy*x[1] + params[13:]
    node_out = (1 + np.exp(-node_in))**-1
    return (1 + np.exp(-(np.sum(params[:4]*node_out) + params[4])))**-1

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
    return approx_fprime(params, loss, 1.5e-8, X_train, y_train)
