# PHYS 398 homework 9
import numpy as np

def network(x, params):
    u, a, v, b = np.split(np.asarray(params), [4, 5, 13])
    z = (v.reshape(4, 2) * np.asarray(x)).sum(axis=1) + b
    hid = 1/(1+np.exp(-z))
    out = (u*hid).sum() + a[0]
    return 1/(1+np.exp(-out))


def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1 / (1 + np.exp(-(H @ params[:4] + params[4])))
    t = np.ravel(y_train)
    return -np.sum(t * np.log(f) + (1 - t) * np.log(1 - f))


def loss_gradient(params, X_train, y_train):
    N = X_train.shape[0]
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    f = 1/(1 + np.exp(-(H @ params[:4] + params[4])))
    J = np.empty((N, 17))
    J[:, :4] = H
    J[:, 4] = 1
    S = params[:4] * H * (1 - H)
    J[:, 5:13:2] = S * X_train[:, [0]]
    J[:, 6:13:2] = S * X_train[:, [1]]
    J[:, 13:] = S
    return J.T @ (f - y_train.ravel())


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    params = initial.copy()
    loss_history = [loss(params, X_train, y_train)]
    for i in range(1, n_steps):
        params -= eta * loss_gradient(params, X_train, y_train)
        loss_history.append(loss(params, X_train, y_train))
        print('step {:02d}: loss={:.1f}'.format(i, loss_history[-1]))
    return params, loss_history
