import numpy as np

def Dense(inp, kernel, bias):
    return 1.0 / (1.0 + np.exp(-(inp @ kernel + bias)))

def get_weights(params):
    kernel0 = params[5:13].reshape(4, 2).T     # (2, 4) like keras
    bias0 = params[13:17]
    kernel1 = params[0:4].reshape(4, 1)
    bias1 = params[4:5]
    return kernel0, bias0, kernel1, bias1

def network(x, params):
    k0, b0, k1, b1 = get_weights(params)
    return Dense(Dense(np.array([x]), k0, b0), k1, b1)[0, 0]

def loss(params, X_train, y_train):
    k0, b0, k1, b1 = get_weights(params)
    y_pred = Dense(Dense(X_train, k0, b0), k1, b1)
    y_true = y_train.reshape(-1, 1)
    return np.sum(-y_true * np.log(y_pred) - (1 - y_true) * np.log(1 - y_pred))

def loss_gradient(params, X_train, y_train):
    k0, b0, k1, b1 = get_weights(params)
    h = Dense(X_train, k0, b0)
    d_logit = Dense(h, k1, b1) - y_train.reshape(-1, 1)   # (N,1)
    d_h = (d_logit @ k1.T) * h * (1 - h)                  # (N,4)
    grads = [h.T @ d_logit, d_logit.sum(0), (X_train.T @ d_h).T, d_h.sum(0)]
    return np.concatenate([g.flatten() for g in grads])
