from scipy.special import expit, log_expit
import numpy as np

def network(x, params):
    A = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    h = 1/(1 + np.exp(-A.dot([x[0], x[1], 1.])))
    w = np.append(params[:4], params[4])
    return 1/(1 + np.exp(-w.dot(np.append(h, 1.))))


def loss(params, X_train, y_train):
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()

def loss_gradient(params, X_train, y_train):
    step = 1e-8
    g = np.empty(len(params))
    for i in range(len(params)):
        up, down = params.copy(), params.copy()
        up[i] += step
        down[i] -= step
        g[i] = (loss(up, X_train, y_train) - loss(down, X_train, y_train))/(2*step)
    return g
