import numpy as np

def network(x, params):
    x = np.asarray(x)
    H = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x + params[13:])))
    return 1/(1+np.exp(-(params[:4] @ H + params[4])))

def loss(params, X_train, y_train):
    # y may come as a column
    t = y_train.ravel()
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1/(1+np.exp(-(H @ params[:4] + params[4])))
    return np.sum(-np.log(np.where(t == 1, f, 1-f)))

def loss_gradient(params, X_train, y_train):
    step = 1e-30
    out = np.zeros(17)
    for k in range(17):
        p = params.astype(complex)
        p[k] += 1j*step
        out[k] = loss(p, X_train, y_train).imag/step
    return out
