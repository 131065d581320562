import numpy as np

def network(x, params):
    '''see above'''
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    # forward pass
    s1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    s2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    s3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    s4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    pre = u1*s1 + u2*s2 + u3*s3 + u4*s4 + a
    return 1 / (1 + np.exp(-pre))

def loss(params, X_train, y_train):
    eps = 1e-15   # avoid log(0)
    s = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        p = min(max(network(x, params), eps), 1 - eps)
        s -= t*np.log(p) + (1-t)*np.log(1-p)
    return s

def loss_gradient(params, X_train, y_train):
    out_grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        resid = network(X_train[n_], params) - t[n_]
        out_grad[4] += resid
        for j in range(4):
            s = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            out_grad[j] += resid*s
            c = resid*params[j]*s*(1 - s)
            out_grad[5+2*j] += c*x1
            out_grad[6+2*j] += c*x2
            out_grad[13+j] += c
    return out_grad
