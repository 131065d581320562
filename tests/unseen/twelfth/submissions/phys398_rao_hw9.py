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
    # YOUR CODE HERE
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


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
    # YOUR CODE HERE
    X_train -= X_train.mean(axis=0)
    E = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


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
    V = params[5:13].reshape(4, 2)
    y = 1/(1 + np.exp(-(np.einsum('ij,nj->ni', V, X_train) + params[13:])))
    r = 1/(1 + np.exp(-(np.einsum('i,ni->n', params[:4], y) + params[4]))) - y_train.ravel()
    du = np.einsum('n,ni->i', r, y)
    dz = np.einsum('n,i,ni,ni->ni', r, params[:4], y, 1 - y)
    dV = np.einsum('ni,nj->ij', dz, X_train)
    return np.concatenate((du, [np.einsum('n->', r)], dV.reshape(8), np.einsum('ni->i', dz)))


