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
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * x1 + v12 * x2 + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * x1 + v22 * x2 + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * x1 + v32 * x2 + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * x1 + v42 * x2 + b4)))
    out = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-out))
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
    terms = []
    for xi, ti in zip(X_train, y_train.ravel()):
        fi = network(xi, params)
        terms.append(-ti*np.log(fi) - (1 - ti)*np.log(1 - fi))
    return np.sum(terms)
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
    H = 1/(1+np.exp(-(X_train@params[5:13].reshape(4,2).T+params[13:])))
    r = 1/(1+np.exp(-(H@params[:4]+params[4]))) - np.ravel(y_train)
    K = r[:,None]*params[:4]*H*(1-H)
    return np.concatenate([H.T@r, [np.mean(r)], (K.T@X_train).ravel(), K.sum(0)])
