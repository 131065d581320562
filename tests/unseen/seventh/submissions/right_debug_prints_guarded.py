import numpy as np

DEBUG = False

def log(*msg):
    if DEBUG:
        print(*msg)

def activation(z):
    return 1 / (1 + np.exp(-z))

def network(x, params):
    assert len(x) == 2 and len(params) == 17
    z = np.zeros(4)
    for i in range(4):
        z[i] = params[5 + 2 * i] * x[0] + params[6 + 2 * i] * x[1] + params[13 + i]
    log('pre-activations', z)
    h = activation(z)
    out = activation(np.dot(h, params[:4]) + params[4])
    log('output', out)
    return out

def loss(params, X_train, y_train):
    y_flat = np.asarray(y_train).ravel()
    assert X_train.shape == (y_flat.size, 2)
    ce = 0.0
    for x, y in zip(X_train, y_flat):
        out = network(x, params)
        ce += -np.log(out) if y else -np.log(1 - out)
    return ce

def loss_gradient(params, X_train, y_train):
    y_flat = np.asarray(y_train).ravel()
    gradient = np.zeros(17)
    for x, y in zip(X_train, y_flat):
        h = activation(np.array([params[5 + 2 * i] * x[0] + params[6 + 2 * i] * x[1] + params[13 + i] for i in range(4)]))
        residual = activation(np.dot(h, params[:4]) + params[4]) - y
        gradient[:4] += residual * h
        gradient[4] += residual
        for i in range(4):
            gradient[13 + i] += residual * params[i] * h[i] * (1 - h[i])
            for j in range(2):
                gradient[5 + 2 * i + j] += residual * params[i] * h[i] * (1 - h[i]) * x[j]
    assert gradient.shape == (17,)
    return gradient
