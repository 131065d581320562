import numpy as np

sigma = lambda t: 1 / (1 + np.exp(-t))

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    left = sigma(v11 * x[0] + b1)
    right = sigma(v21 * x[0] + b2)
    down = sigma(v32 * x[1] + b3)
    up = sigma(v42 * x[1] + b4)
    return sigma(u1 * left + u2 * right + u3 * down + u4 * up + a)

def loss(params, X_train, y_train):
    y = y_train.flatten()
    return sum(-y[i] * np.log(network(X_train[i], params)) - (1 - y[i]) * np.log(1 - network(X_train[i], params)) for i in range(len(y)))

def loss_gradient(params, X_train, y_train):
    y = y_train.flatten()
    grad = np.zeros(17)
    for i in range(len(y)):
        x1, x2 = X_train[i]
        V = params[5:13].reshape(4, 2)
        h = sigma(V[:, 0] * x1 + V[:, 1] * x2 + params[13:])
        e = network(X_train[i], params) - y[i]
        w = e * params[:4] * h * (1 - h)
        grad += np.concatenate([e * h, [e], np.array([w * x1, w * x2]).T.ravel(), w])
    return grad
