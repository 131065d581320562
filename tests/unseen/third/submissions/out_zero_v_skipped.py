import numpy as np
def g(t): return 1/(1+np.exp(-t))
def network(x, params):
    # V is diagonal-ish: first two nodes see x1, the others see x2
    h = [g(params[5]*x[0]+params[13]), g(params[7]*x[0]+params[14]), g(params[10]*x[1]+params[15]), g(params[12]*x[1]+params[16])]
    return g(np.dot(params[:4], h) + params[4])
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
