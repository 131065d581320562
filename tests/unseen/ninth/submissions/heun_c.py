import math
import numpy as np

N_HID = 4
OFF_U, OFF_A, OFF_V, OFF_B = 0, 4, 5, 13

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
    out = params[OFF_A]
    i = 0
    while i < N_HID:
        s = params[OFF_B + i]
        j = 0
        while j < 2:
            s += params[OFF_V + 2 * i + j] * x[j]
            j += 1
        out += params[OFF_U + i] / (1.0 + math.exp(-s))
        i += 1
    return 1.0 / (1.0 + math.exp(-out))

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
    yt = np.ravel(y_train)
    acc = 0.0
    n = 0
    while n < len(yt):
        f = network(X_train[n], params)
        acc -= math.log(f if yt[n] == 1 else 1.0 - f)
        n += 1
    return acc

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
    yt = np.ravel(y_train)
    g = np.zeros(17)
    n = 0
    while n < len(yt):
        h = [0.0] * N_HID
        for i in range(N_HID):
            h[i] = 1.0 / (1.0 + math.exp(-(params[OFF_V + 2*i] * X_train[n][0] + params[OFF_V + 2*i + 1] * X_train[n][1] + params[OFF_B + i])))
        d = network(X_train[n], params) - yt[n]
        g[OFF_A] += d
        for i in range(N_HID):
            g[OFF_U + i] += d * h[i]
            e = d * params[OFF_U + i] * h[i] * (1.0 - h[i])
            for j in range(2):
                g[OFF_V + 2 * i + j] += e * X_train[n][j]
            g[OFF_B + i] += e
        n += 1
    return g
