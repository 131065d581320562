import numpy as np

def network(x, params):
    """网络输出"""
    act = lambda q: (1 + np.exp(-q))**-1
    y = act(np.einsum('ij,j->i', params[5:13].reshape(4, 2), np.array(x, float)) + params[13:])
    return act(np.einsum('i,i->', params[:4], y) + params[4])


def loss(params, X_train, y_train):
    """交叉熵损失"""
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))

def loss_gradient(params, X_train, y_train):
    """梯度"""
    h = 0.3
    def E(k, m):
        q = params.copy()
        q[k] += m*h
        return loss(q, X_train, y_train)
    return np.array([(E(k, -2) - 8*E(k, -1) + 8*E(k, 1) - E(k, 2))/(12*h) for k in range(17)])
