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
    from scipy.special import expit
    weights = np.reshape(params[5:13], (-1, 2))
    return expit(np.vdot(params[:4], expit(np.dot(weights, x) + params[-4:])) + params[4])
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
    t = np.asarray(y_train).reshape(-1)
    p = np.array([network(row, params) for row in X_train])
    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))
def loss_gradient(params):
    H = 1/(1+np.exp(-(X@params[5:13].reshape(4,2).T+params[13:])))
    d = 1/(1+np.exp(-(H@params[:4]+params[4]))) - y.ravel()
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H, [d.sum()], (B.T@X).ravel(), B.sum(0)])
