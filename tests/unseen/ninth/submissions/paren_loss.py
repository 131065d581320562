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
    u1, u2, u3, u4 = params[0:4]
    a = params[4]
    (v11, v12), (v21, v22), (v31, v32), (v41, v42) = params[5:13].reshape(4, 2)
    b1, b2, b3, b4 = params[13:17]
    X1 = x[0]
    X2 = x[1]
    n1 = v11*X1 + v12*X2 + b1
    n2 = v21*X1 + v22*X2 + b2
    n3 = v31*X1 + v32*X2 + b3
    n4 = v41*X1 + v42*X2 + b4
    s = a + u1/(1+np.exp(-n1)) + u2/(1+np.exp(-n2)) + u3/(1+np.exp(-n3)) + u4/(1+np.exp(-n4))
    return 1/(1+np.exp(-s))

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
    r = 0
    for pt, y in zip(X_train, y_train.flat):
        f = network(pt, params)
        r += y*np.log(f) + 1 - y*np.log(1-f)
    return -r

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
    grad = np.zeros(17)
    targets = np.ravel(y_train)
    for n in range(X_train.shape[0]):
        x1, x2 = X_train[n]
        h = [1 / (1 + np.exp(-(params[5 + 2*i] * x1 + params[6 + 2*i] * x2 + params[13 + i]))) for i in range(4)]
        f = 1 / (1 + np.exp(-(params[4] + sum(params[i] * h[i] for i in range(4)))))
        err = f - targets[n]
        grad[4] += err
        for i in range(4):
            back = err * params[i] * h[i] * (1 - h[i])
            grad[i] += err * h[i]
            grad[5 + 2*i] += back * x1
            grad[6 + 2*i] += back * x2
            grad[13 + i] += back
    return grad
