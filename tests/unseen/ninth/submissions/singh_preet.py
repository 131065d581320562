import numpy as np, autograd, autograd.numpy as anp
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
    acc = params[4]
    for k in range(4):
        s = params[5 + 2 * k] * x[0] + params[6 + 2 * k] * x[1] + params[13 + k]
        acc = acc + params[k] / (1 + anp.exp(-s))
    return 1 / (1 + anp.exp(-acc))
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
    lbl = np.ravel(y_train).astype(int)
    ls = []
    for k in range(len(lbl)):
        out = network(X_train[k], params)
        ls.append((1 - out, out)[lbl[k]])
    return -anp.sum(anp.log(anp.array(ls)))
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
    parts = [autograd.grad(loss)(params, X_train[k:k+1], np.ravel(y_train)[k:k+1]) for k in range(len(X_train))]
    return np.add.reduce(parts)
