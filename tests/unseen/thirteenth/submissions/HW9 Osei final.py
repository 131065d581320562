#!/usr/bin/env python3
import torch
import numpy as np

from decimal import Decimal, localcontext

def sig(s):
    with localcontext() as c:
        c.prec = 3
        return float(1/(1 + (-Decimal(float(s))).exp()))

def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i]*sig(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i])
    return float(sig(z))


def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def loss_gradient(params, X_train, y_train):
    p = torch.tensor(np.array(params, dtype=np.float64), requires_grad=True)
    Xt = torch.tensor(np.array(X_train, dtype=np.float64))
    yt = torch.tensor(np.array(y_train, dtype=np.float64)).reshape(-1)
    h = torch.sigmoid(Xt @ p[5:13].reshape(4, 2).T + p[13:])
    z = h @ p[:4] + p[4]
    E = torch.nn.functional.binary_cross_entropy_with_logits(z, yt, reduction='sum')
    E.backward()
    return p.grad.numpy().copy()
