import autograd.numpy as np
from autograd import jacobian

def predict_all(p, X):
    H = 1/(1 + np.exp(-np.dot(X, np.reshape(p[5:13], (4, 2)).T) - p[13:]))
    return np.dot(H, p[0:4]) + p[4]

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
    z = predict_all(params, np.array([x], dtype=float))[0]
    return 1/(1 + np.exp(-z))

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
    z = predict_all(params, X_train)
    return np.sum(np.logaddexp(0, z) - z*np.ravel(y_train))

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
    z = predict_all(params, X_train)
    J = jacobian(predict_all)(params, X_train)    # (N, 17)
    return np.dot(1/(1 + np.exp(-z)) - np.ravel(y_train), J)
