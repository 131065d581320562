import autograd
import autograd.numpy as anp
import numpy as np

def sig(s):
    q = s/2
    c = 2*6 + 1.0
    for k in range(6, 0, -1):
        c = 2*k - 1 + q*q/c
    return 0.5*(1 + q/c)

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
    # YOUR CODE HERE
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params, X_train, y_train, chunk=64):
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
    # YOUR CODE HERE
    y = np.ravel(y_train)
    total = 0.
    for s in range(0, len(y), chunk):
        h = 1/(1+np.exp(-(X_train[s:s+chunk] @ params[5:13].reshape(4, 2).T + params[13:])))
        f = 1/(1+np.exp(-(h @ params[:4] + params[4])))
        t = y[s:s+chunk]
        total -= (t*np.log(f) + (1-t)*np.log(1-f)).sum()
    return total


def cost(p, X, t):
    Z = anp.dot(X, anp.reshape(p[5:13], (4, 2)).T) + p[13:]
    z = anp.dot(1/(1 + anp.exp(-Z)), p[:4]) + p[4]
    return anp.sum(anp.logaddexp(0, z) - t*z)

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
    # YOUR CODE HERE
    return autograd.grad(cost)(params, X_train, y_train.ravel())
