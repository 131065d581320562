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
    u1,u2,u3,u4,a,v11,v21,v12,v22,v31,v32,v41,v42,b1,b2,b3,b4 = params
    x1,x2 = x
    S = lambda z: 1/(1+np.exp(-z))
    return S(u1*S(v11*x1+v12*x2+b1)+u2*S(v21*x1+v22*x2+b2)+u3*S(v31*x1+v32*x2+b3)+u4*S(v41*x1+v42*x2+b4)+a)


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
    u, V = params[:4], params[5:13].reshape(4, 2)
    h = 1 / (1 + np.exp(-np.einsum('ij,nj->ni', V, X_train) - params[13:]))
    r = 1 / (1 + np.exp(-h.dot(u) - params[4])) - np.asarray(y_train).reshape(-1)
    w = np.einsum('n,i,ni->ni', r, u, h - h**2)
    out = np.zeros(17)
    out[:4] = r.dot(h)
    out[4] = r.sum()
    out[5:13] = np.einsum('ni,nj->ij', w, X_train).ravel()
    out[13:] = w.sum(axis=0)
    return out
