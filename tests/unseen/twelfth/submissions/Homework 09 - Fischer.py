import numpy as np

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v21*x2 + b1)
    y2 = s(v12*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


def loss(params, X_train, y_train):
    Z = X_train @ params[5:13].reshape((4, 2)).T + params[13:]
    o = 1/(1+np.exp(-((1/(1+np.exp(-Z))) @ params[:4] + params[4])))
    y = y_train.ravel()
    return -(np.dot(y, np.log(o)) + np.dot(1 - y, np.log(1 - o)))


def loss_gradient(params, X_train, y_train):
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
