import numpy as np
import copy
import autograd.numpy as anp
from autograd import grad as AG

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
    # see lecture
    u = params[0:4]
    a = params[4]
    v = params[5:13].reshape(4, 2)
    b = params[13:17]
    hidden_layer = 1 / (1 + anp.exp(-(anp.dot(v, anp.array(x)) + b)))
    return 1 / (1 + anp.exp(-(anp.dot(u, hidden_layer) + a)))
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
    X_c = copy.deepcopy(X_train)
    y_c = copy.deepcopy(y_train).reshape(len(X_c))
    s = 0
    for i, x in enumerate(X_c):
        s = s + y_c[i] * anp.log(network(x, params)) + (1 - y_c[i]) * anp.log(1 - network(x, params))
    return -1 * s

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
    g = AG(lambda q: loss(q, X_train, y_train))
    return g(copy.deepcopy(params))
