import numpy as np
def network(x, params):
    p = np.array(params, dtype=np.longdouble)
    z = p[5:13].reshape(4, 2).dot(np.array(x, dtype=np.longdouble)) + p[13:]
    return 1/(1+np.exp(-(p[:4].dot(1/(1+np.exp(-z))) + p[4])))

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    t = y_train.ravel()
    return -np.sum(np.where(t > 0, np.log(f), np.log(1-f)))

def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1 / (1 + np.exp(-(X_train @ v.T + b)))
    d = 1 / (1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None] * u * H * (1 - H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
