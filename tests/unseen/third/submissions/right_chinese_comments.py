# 第九次作业：神经网络
import numpy as np
def 激活(t):
    return 1.0/(1.0+np.exp(-t))
def 前向(X, 参数):
    隐层 = 激活(X.dot(参数[5:13].reshape(4,2).transpose()) + 参数[13:17])
    return 隐层, 激活(隐层.dot(参数[0:4]) + 参数[4])
def network(x, params):
    _, 输出 = 前向(np.array(x).reshape(1,2), params)   # 单个点
    return 输出[0]
def loss(params, X_train, y_train):
    _, p = 前向(X_train, params)
    y = y_train.flatten()
    return -1.0*(np.dot(y, np.log(p)) + np.dot(1-y, np.log(1-p)))
def loss_gradient(params, X_train, y_train):
    h, p = 前向(X_train, params)
    误差 = (p - y_train.flatten()).reshape(-1,1)
    δ = 误差*params[0:4]*h*(1-h)          # 反向传播
    return np.r_[(误差*h).sum(0), 误差.sum(), δ.T.dot(X_train).ravel(), δ.sum(0)]
