import autograd.numpy as np
from autograd import grad
def 激活(z):
    return 1 / (1 + np.exp(-z))
def 前向(X, 参数):
    隐藏 = 激活(np.dot(X, 参数[5:13].reshape(4, 2).T) + 参数[13:17])   # 隐藏层
    return 激活(np.dot(隐藏, 参数[0:4]) + 参数[4])                      # 输出层
def network(x, params):
    return 前向(np.array(x), params)
def loss(params, X_train, y_train):
    预测 = np.clip(前向(X_train, params), 1e-15, 1 - 1e-15)
    目标 = np.reshape(y_train, 预测.shape)
    return np.sum(-目标 * np.log(预测) - (1 - 目标) * np.log(1 - 预测))
def loss_gradient(params, X_train, y_train):
    梯度 = grad(loss)
    return 梯度(params, X_train, y_train)
