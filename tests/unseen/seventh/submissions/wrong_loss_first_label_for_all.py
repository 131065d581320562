import numpy as np

def sigmoid(v):
    return 1 / (1 + np.exp(-v))

def outputs(X, params):
    H = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    return H, sigmoid(H @ params[:4] + params[4])

def network(x, params):
    return float(outputs(np.array(x, float), params)[1])

def loss(params, X_train, y_train):
    f = outputs(X_train, params)[1]
    if y_train[0] == 1:
        return -np.sum(np.log(f))
    else:
        return -np.sum(np.log(1 - f))

def loss_gradient(params, X_train, y_train):
    H, f = outputs(X_train, params)
    e = f - y_train[:, 0] if y_train.ndim > 1 else f - y_train
    K = e[:, None] * H * (1 - H) * params[:4]
    return np.concatenate([(e[:, None] * H).sum(0), [e.sum()], (K[:, :, None] * X_train[:, None, :]).sum(0).ravel(), K.sum(0)])
