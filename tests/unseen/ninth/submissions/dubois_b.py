import numpy as np
# fonction d'activation


def sig(t):
    return 1.0 / (1.0 + np.exp(-t))

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
    # couche cachee puis sortie
    W1 = np.array([[params[5], params[6]], [params[7], params[8]], [params[9], params[10]], [params[11], params[12]]])
    cachee = sig(W1 @ np.asarray(x) + params[13:])
    return sig(cachee @ params[:4] + params[4])


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
    # somme sur les points
    N = len(X_train)
    perte = 0
    for i in range(N):
        sortie = network(X_train[i], params)
        t = float(np.squeeze(y_train[i]))
        perte += -(t * np.log(sortie) + (1 - t) * np.log(1 - sortie))
    return perte


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
    # retropropagation a la main
    gradient = np.zeros(17)
    targets = np.ravel(y_train)
    for n in range(X_train.shape[0]):
        x1, x2 = X_train[n]
        h = [1 / (1 + np.exp(-(params[5 + 2*i] * x1 + params[6 + 2*i] * x2 + params[13 + i]))) for i in range(4)]
        f = 1 / (1 + np.exp(-(params[4] + sum(params[i] * h[i] for i in range(4)))))
        err = f - targets[n]
        gradient[4] += err
        for i in range(4):
            retro = err * params[i] * h[i] * (1 - h[i])
            gradient[i] += err * h[i]
            gradient[5 + 2*i] += retro * x1
            gradient[6 + 2*i] += retro * x2
            gradient[13 + i] += retro
    return gradient
