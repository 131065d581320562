# expect: right
import autograd.numpy as np
import autograd


def network(x, params):
    """Evaluate the network output at (x1,x2) with the specified parameters.

    Parameters
    ----------
    x : array
        Array of length 2 giving the 2D coordinates of a point to classify.
    params : array
        Array of length 17.

    Returns
    -------
    float
        Value of the network's single output node.
    """
    # YOUR CODE HERE
    return sigmoid(logit(x, params))


def sigmoid(t):
    """The activation function, in a form which does not overflow."""
    return 0.5 * (1 + np.tanh(0.5 * t))


def logit(x, params):
    """What goes into the last sigmoid."""
    x1, x2 = x
    z = params[4]
    for u, v1, v2, b in zip(params[0:4], params[5:13:2], params[6:13:2], params[13:17]):
        z = z + u * sigmoid(v1 * x1 + v2 * x2 + b)
    return z


def loss(params, X_train, y_train):
    """Evaluate the cross-entropy loss."""
    # log(1 - y_out) = -log(1 + e^z),  log(y_out) = z - log(1 + e^z)
    z = logit(X_train.T, params)
    return np.sum(np.logaddexp(0, z) - np.reshape(y_train, z.shape) * z)


def loss_gradient(params, X_train, y_train):
    """Calculate the partial derivatives of the loss function."""
    dE = autograd.grad(loss)
    return dE(params, X_train, y_train)
