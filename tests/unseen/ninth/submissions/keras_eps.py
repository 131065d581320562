import numpy as np
K_EPS = 1e-7
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
    inp = np.array([[x[0]], [x[1]]])                       # column vector
    W_h = np.array(params[5:13]).reshape((4, 2))
    B_h = np.array(params[13:17]).reshape((4, 1))
    act_h = 1/(1 + np.exp(-(np.matmul(W_h, inp) + B_h)))
    W_o = np.array(params[0:4]).reshape((1, 4))
    act_o = 1/(1 + np.exp(-(np.matmul(W_o, act_h) + params[4])))
    return act_o[0][0]
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
    p = np.clip([network(x, params) for x in X_train], K_EPS, 1-K_EPS)
    t = np.ravel(y_train)
    return -np.sum(t*np.log(p)+(1-t)*np.log(1-p))
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
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    resid = 1 / (1 + np.exp(-(H @ params[:4] + params[4]))) - np.ravel(y_train)
    back = params[:4] * H * (1 - H)
    # matrix with d(net input)/d(param) in the columns, one row per point
    J = np.column_stack([H, np.ones(len(H)), *(back[:, i] * X_train[:, j] for i in range(4) for j in range(2)), back])
    return resid @ J
