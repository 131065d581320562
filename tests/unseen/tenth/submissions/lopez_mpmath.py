import mpmath
import numpy as np

def logistic(t):
    return 1/(1+mpmath.exp(-t))

def network(x, params):
    t = mpmath.mpf(float(params[4]))
    for j in range(4):
        t += float(params[j])*logistic(mpmath.mpf(float(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j])))
    return float(logistic(t))

def loss(params, X_train, y_train):
    E = mpmath.mpf(0)
    for x, t in zip(X_train, np.ravel(y_train)):
        z = mpmath.mpf(float(params[4]))
        for j in range(4):
            z += float(params[j])*logistic(mpmath.mpf(float(params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j])))
        E += mpmath.log(1+mpmath.exp(-z)) if t == 1 else mpmath.log(1+mpmath.exp(z))
    return float(E)

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    s = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(s @ params[:4] + params[4])))
    d = phat - t
    back = np.outer(d, params[:4])*s*(1 - s)
    return np.hstack([d @ s, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
