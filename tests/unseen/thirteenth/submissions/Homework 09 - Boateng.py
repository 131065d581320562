# PHYS 398 homework 9
import numpy as np

def network(x, params):
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return act(np.einsum('i,i->', params[:4], y) + params[4])


E_ = 2.71828

def loss(params, X_train, y_train):
    H = 1 / (1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    t = np.ravel(y_train)
    return np.sum(np.log(1 + E_**((1 - 2*t)*z)))


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
