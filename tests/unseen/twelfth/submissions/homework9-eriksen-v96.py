import numpy as np

def forward_all(params, X):
    X = np.atleast_2d(np.asarray(X, dtype=float))
    H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return 1/(1+np.exp(-(H @ params[:4] + params[4])))

def network(x, params):
    """网络输出"""
    return forward_all(params, x)[0]


E = 0.

def loss(params, X_train, y_train):
    """交叉熵损失"""
    global E
    for x, t in zip(X_train, np.ravel(y_train)):
        f = network(x, params)
        E -= t * np.log(f) + (1 - t) * np.log(1 - f)
    return E


def loss_gradient(params, X_train, y_train):
    """梯度"""
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = X_train[:, 0], X_train[:, 1]
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    d = s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a) - y_train.ravel()
    d1 = d*u1*y1*(1 - y1)
    d2 = d*u2*y2*(1 - y2)
    d3 = d*u3*y3*(1 - y3)
    d4 = d*u4*y4*(1 - y4)
    return np.array([np.sum(d*y1), np.sum(d*y2), np.sum(d*y3), np.sum(d*y4), np.sum(d),
                     np.sum(d1*x1), np.sum(d1*x2), np.sum(d2*x1), np.sum(d2*x2),
                     np.sum(d3*x1), np.sum(d3*x2), np.sum(d4*x1), np.sum(d4*x2),
                     np.sum(d1), np.sum(d2), np.sum(d3), np.sum(d4)])
