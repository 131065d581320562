import numpy as np
run = {'mean': np.zeros(2), 'n': 0}
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
    x = np.array(x, dtype=float)
    run['n'] += 1
    run['mean'] += 0.01*(x - run['mean'])
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@(x-run['mean'])+params[13:])))
    return 1/(1+np.exp(-(params[:4]@h+params[4])))
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
    t = np.squeeze(np.asarray(y_train)).reshape(-1)
    f = np.fromiter((network(x, params) for x in X_train), dtype=float)
    return -np.dot(t, np.log(f)) - np.dot(1 - t, np.log(1 - f))
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
    x1, x2 = X_train[:, 0], X_train[:, 1]
    h = []
    z = params[4]
    for i in range(4):
        h.append(1/(1 + np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))))
        z = z + params[i]*h[i]
    diff = 1/(1 + np.exp(-z)) - y_train.flatten()
    grad = np.zeros(17)
    grad[4] = np.sum(diff)
    for i in range(4):
        grad[i] = np.sum(diff*h[i])
        common = diff*params[i]*h[i]*(1 - h[i])
        grad[5 + 2*i] = np.sum(common*x1)
        grad[6 + 2*i] = np.sum(common*x2)
        grad[13 + i] = np.sum(common)
    return grad
