import numpy as np
def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    y1 = 1/(1+np.exp(-(v11*x1 + v12*x2 + b1)))
    y2 = 1/(1+np.exp(-(v21*x1 + v22*x2 + b2)))
    y3 = 1/(1+np.exp(-(v31*x1 + v32*x2 + b3)))
    y4 = 1/(1+np.exp(-(v41*x1 + v42*x2 + b4)))
    return 1/(1+np.exp(-(u1*y1 + u2*y2 + u3*y3 + u4*y4 + a)))
def terms(params, X_train, y_train):
    for i in range(len(X_train)):
        pr = network(X_train[i], params)
        yield -np.log(pr) if y_train.ravel()[i] == 1. else -np.log(1-pr)
def loss(params, X_train, y_train): return sum(terms(params, X_train, y_train))
def gterms(params, X_train, y_train):
    for pt, t in zip(X_train, y_train.ravel()):
        h = [1/(1+np.exp(-(params[5+2*j]*pt[0]+params[6+2*j]*pt[1]+params[13+j]))) for j in range(4)]
        e = network(pt, params) - t
        yield [e*q for q in h] + [e] + [e*params[j]*h[j]*(1-h[j])*pt[k] for j in range(4) for k in range(2)] + [e*params[j]*h[j]*(1-h[j]) for j in range(4)]
def loss_gradient(params, X_train, y_train):
    return np.array([sum(c) for c in zip(*gterms(params, X_train, y_train))])
