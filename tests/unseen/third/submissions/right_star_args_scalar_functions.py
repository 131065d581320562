import numpy as np
σ = lambda t: 1/(1+np.exp(-t))
def f(x1, x2, u1, u2, u3, u4, a, *w):
    return σ(u1*σ(w[0]*x1+w[1]*x2+w[8]) + u2*σ(w[2]*x1+w[3]*x2+w[9]) + u3*σ(w[4]*x1+w[5]*x2+w[10]) + u4*σ(w[6]*x1+w[7]*x2+w[11]) + a)
def network(x, params): return f(*x, *params)
def loss(params, X_train, y_train):
    return -sum(t*np.log(f(*x, *params)) + (1-t)*np.log(1-f(*x, *params)) for x, t in zip(X_train, y_train.ravel()))
def du(j, x, t, p): return (f(*x, *p)-t)*σ(p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j])
def db(j, x, t, p):
    h = σ(p[5+2*j]*x[0]+p[6+2*j]*x[1]+p[13+j])
    return (f(*x, *p)-t)*p[j]*h*(1-h)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        g += [*(du(j, x, t, params) for j in range(4)), f(*x, *params)-t, *(db(j, x, t, params)*x[k] for j in range(4) for k in (0, 1)), *(db(j, x, t, params) for j in range(4))]
    return g
