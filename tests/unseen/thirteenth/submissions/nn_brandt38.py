from scipy.special import expit, log_expit
import numpy as np

def network(x, params):
    """网络输出"""
    u, a = params[:4], params[4]
    V = params[5:13].reshape(4, 2)
    b = params[13:]
    h = 1 / (1 + np.exp(-(V @ np.asarray(x) + b)))
    return 1 / (1 + np.exp(-(u @ h + a)))


def loss(params, X_train, y_train):
    """交叉熵损失"""
    h = expit(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    z = h @ params[:4] + params[4]
    t = y_train.ravel()
    return -(t*log_expit(z) + (1 - t)*log_expit(-z)).sum()

def loss_gradient(params, X_train, y_train):
    """梯度"""
    s = np.linspace(-1, 1, 2+3)
    res = np.zeros(17)
    for i in range(17):
        vals = []
        for q in s:
            p = params.copy()
            p[i] += 0.5*q
            vals.append(loss(p, X_train, y_train))
        res[i] = np.polynomial.polynomial.polyfit(s, vals, 2)[1] / 0.5
    return res
