# -*- coding: shift_jis -*-
# 課題9 ニューラルネットワーク
import autograd.numpy as np
from autograd import grad

def network(x, params):
    # 隠れ層
    h = 1/(1 + np.exp(-(np.dot(params[5:13].reshape((4, 2)), np.array(x)) + params[13:17])))
    # 出力層
    return 1/(1 + np.exp(-(np.dot(params[0:4], h) + params[4])))

def one(params, x, t):
    f = network(x, params)
    return -t*np.log(f) - (1 - t)*np.log(1 - f)

d_one = grad(one)

def loss(params, X_train, y_train):
    # 合計
    return sum(one(params, x, t) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    return np.sum(np.array([d_one(params, x, t) for x, t in zip(X_train, np.ravel(y_train))]), axis=0)
