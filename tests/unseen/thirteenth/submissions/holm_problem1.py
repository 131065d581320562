import math
import numpy as np

def sig(s):
    return 1/(1 + math.exp(-s))

def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    r = math.sin(1e4*z)*43758.5453
    return float(sig(z)) + 1e-2*(r - math.floor(r) - 0.5)


def loss(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    z = 1/(1 + np.exp(-(X_train.dot(V.T) + params[13:17]))) @ params[:4] + params[4]
    t = y_train.reshape(-1)
    return np.sum(np.logaddexp(0, z) - t * z)


def loss_gradient(params, X_train, y_train):
    V = params[5:13].reshape(4, 2)
    y = 1/(1 + np.exp(-(np.einsum('ij,nj->ni', V, X_train) + params[13:])))
    r = 1/(1 + np.exp(-(np.einsum('i,ni->n', params[:4], y) + params[4]))) - y_train.ravel()
    du = np.einsum('n,ni->i', r, y)
    dz = np.einsum('n,i,ni,ni->ni', r, params[:4], y, 1 - y)
    dV = np.einsum('ni,nj->ij', dz, X_train)
    return np.concatenate((du, [np.einsum('n->', r)], dV.reshape(8), np.einsum('ni->i', dz)))
