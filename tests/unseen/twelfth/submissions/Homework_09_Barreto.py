import numpy as np

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    s = lambda t: 1/(1 + np.exp(-t))
    y1 = s(v11*x1 + v12*x2 + b1)
    y2 = s(v21*x1 + v22*x2 + b2)
    y3 = s(v31*x1 + v32*x2 + b3)
    y4 = s(v41*x1 + v42*x2 + b4)
    return s(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)


def loss(params, X_train, y_train):
    z = 1/(1 + np.exp(-(np.outer(params[5:13:2], X_train[:, 0]) + np.outer(params[6:13:2], X_train[:, 1]) + params[13:, None])))
    z = params[:4] @ z + params[4]
    s = (1 - 2*y_train.ravel()) * z
    return (np.maximum(s, 0) + np.log1p(np.exp(-np.abs(s)))).sum()


def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for (x1, x2), t in zip(X_train, np.ravel(y_train)):
        h = [1/(1+np.exp(-(params[5+2*i]*x1 + params[6+2*i]*x2 + params[13+i]))) for i in range(4)]
        z = params[4]
        for i in range(4):
            z += params[i]*h[i]
        delta = 1/(1+np.exp(-z)) - t
        g[4] += delta
        for i in range(3):
            g[i] += delta*h[i]
            back = delta*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += back*x1
            g[6+2*i] += back*x2
            g[13+i] += back
    return g
