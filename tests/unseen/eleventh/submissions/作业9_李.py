# -*- coding: gb18030 -*-
# 作业九：人工神经网络
import numpy as np

def 激活(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    # 列向量写法
    x = np.array(x, dtype=float).reshape(2, 1)
    u = params[0:4].reshape(1, 4)
    V = params[5:13].reshape(4, 2)
    b = params[13:17].reshape(4, 1)
    h = 激活(V @ x + b)
    return 激活(u @ h + params[4]).item()

def loss(params, X_train, y_train):
    # 交叉熵
    L = 0.0
    标签 = y_train.reshape(-1)
    for i in range(len(标签)):
        f = network(X_train[i], params)
        L += -标签[i] * np.log(f) - (1 - 标签[i]) * np.log(1 - f)
    return L

def loss_gradient(params, X_train, y_train):
    u = params[0:4].reshape(1, 4)
    V = params[5:13].reshape(4, 2)
    b = params[13:17].reshape(4, 1)
    X = X_train.T                       # 2 x N
    H = 激活(V @ X + b)                 # 4 x N
    F = 激活(u @ H + params[4])         # 1 x N
    D2 = F - y_train.reshape(1, -1)
    D1 = (u.T @ D2) * H * (1 - H)
    return np.concatenate([(D2 @ H.T).ravel(), D2.sum(axis=1), (D1 @ X.T).ravel(), D1.sum(axis=1)])
