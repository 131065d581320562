import numpy as np

def knoten(eingang, gewichte, schwelle):
    return 1.0/(1.0 + np.exp(-(np.sum(np.multiply(gewichte, eingang)) + schwelle)))

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
    verdeckt = [knoten(x, params[5 + 2*i:7 + 2*i], params[13 + i]) for i in range(4)]
    return knoten(verdeckt, params[:4], params[4])


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
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    f = 1 / (1 + np.exp(-z))
    f = np.clip(f, 1e-9, 1 - 1e-9)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


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
