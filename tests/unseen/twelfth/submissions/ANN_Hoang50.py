import numpy as np

def make_layer(W, b):
    def layer(x):
        y = 1/(1 + np.exp(-(np.dot(W, x) + b)))
        def pullback(dy):
            s = dy*y*(1 - y)
            return np.outer(s, x), s, np.dot(W.T, s)
        return y, pullback
    return layer

def make_network(params):
    hidden = make_layer(params[5:13].reshape(4, 2), params[13:])
    output = make_layer(params[:4].reshape(1, 4), params[4:5])
    return hidden, output

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
    hidden, output = make_network(params)
    return output(hidden(x)[0])[0][0]

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
    return sum(-np.log(network(x, params)) if t == 1 else -np.log(1 - network(x, params))
               for x, t in zip(X_train, np.ravel(y_train)))

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
    hidden, output = make_network(params)
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h, back_h = hidden(x)
        f, back_o = output(h)
        dE = -t/f + (1 - t)/(1 - f)
        gu, ga, dh = back_o(dE)
        gV, gb, _ = back_h(dh)
        g += np.concatenate((gu.ravel(), ga, gV.ravel(), gb))
    return g
