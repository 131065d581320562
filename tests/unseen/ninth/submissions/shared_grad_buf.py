import numpy as np
grad_buf = np.zeros(17)     # allocate once, faster


def network(x, params):
    x1, x2 = x[0], x[1]
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1. / (1. + np.exp(-(v11 * x1 + v12 * x2 + b1)))
    h2 = 1. / (1. + np.exp(-(v21 * x1 + v22 * x2 + b2)))
    h3 = 1. / (1. + np.exp(-(v31 * x1 + v32 * x2 + b3)))
    h4 = 1. / (1. + np.exp(-(v41 * x1 + v42 * x2 + b4)))
    out = u1 * h1 + u2 * h2 + u3 * h3 + u4 * h4 + a
    return 1. / (1. + np.exp(-out))


def loss(params, X_train, y_train):
    labels = np.ravel(y_train)
    s = 0.
    for k in range(len(labels)):
        out = network(X_train[k], params)
        if labels[k] == 1:
            s += np.log(out)
        else:
            s += np.log(1. - out)
    return -s


def loss_gradient(params, X_train, y_train):
    grad_buf.fill(0)
    t = np.ravel(y_train)
    for n, x in enumerate(X_train):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        d = network(x, params) - t[n]
        b = d*params[:4]*h*(1-h)
        grad_buf[:4] += d*h
        grad_buf[4] += d
        grad_buf[5:13] += np.outer(b, x).ravel()
        grad_buf[13:] += b
    return grad_buf
