import numpy as np
def network(x, params):
    z = params[4:5]
    s = lambda t: 1/(1+np.exp(-t))
    for j in range(4):
        z += params[j]*s(params[5+2*j]*x[0] + params[6+2*j]*x[1] + params[13+j])
    return s(z[0])
def loss(params, X_train, y_train):
    y = y_train.reshape(-1)
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - y * z)
def loss_gradient(params, X_train, y_train):
    y = np.ravel(y_train)
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ V.T + b)))
    P = 1 / (1 + np.exp(-(H @ u + a)))
    d = P - y
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
