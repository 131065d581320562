import numpy as np

def sig(x):
    return 1/(1+np.exp(-x))

def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = sig(v11*x[0] + v12*x[1] + b1)
    h2 = sig(v21*x[0] + v22*x[1] + b2)
    h3 = sig(v31*x[0] + v32*x[1] + b3)
    h4 = sig(v41*x[0] + v32*x[1] + b4)
    return sig(u1*h1 + u2*h2 + u3*h3 + u4*h4 + a)

def loss(params, X_train, y_train):
    L = 0.0
    for row in range(len(X_train)):
        prob = network(X_train[row], params)
        t = np.ravel(y_train)[row]
        L += -t*np.log(prob) - (1 - t)*np.log(1 - prob)
    return L

def loss_gradient(params, X_train, y_train):
    out_grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        diff = network(X_train[n_], params) - t[n_]
        out_grad[4] += diff
        for j in range(4):
            hidden = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            out_grad[j] += diff*hidden
            c = diff*params[j]*hidden*(1 - hidden)
            out_grad[5+2*j] += c*x1
            out_grad[6+2*j] += c*x2
            out_grad[13+j] += c
    return out_grad
