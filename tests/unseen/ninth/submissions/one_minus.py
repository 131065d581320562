import autograd, autograd.numpy as anp
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
    e = lambda z: anp.exp(-z)
    hid = [1/(1 + e(params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k])) for k in range(4)]
    z = sum(w*h for w, h in zip(params[:4], hid)) + params[4]
    return e(z)/(1 + e(z))

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
    yy = y_train.ravel()
    f = [network(X_train[i], params) for i in range(len(yy))]
    return -sum([anp.log(f[i]) if yy[i] == 1 else anp.log(1 - f[i]) for i in range(len(yy))])

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
    g = autograd.grad(loss)
    return g(params, X_train, y_train)
