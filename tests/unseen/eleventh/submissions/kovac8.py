import numpy as np
LAMBDA = 0.01
def σ(z): return 1/(1+np.exp(-z))
def network(x, params):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    return σ(u@σ(v@x+b)+a)
def loss(params, X_train, y_train):
    ce = 0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        ce += -y*np.log(f)-(1-y)*np.log(1-f)
    return ce + LAMBDA*np.sum(params**2)   # avoid overfitting
def loss_gradient(params, X_train, y_train):
    u, a, v, b = params[:4], params[4], params[5:13].reshape(4,2), params[13:]
    g = 2*LAMBDA*params
    for x, y in zip(X_train, y_train.ravel()):
        h = σ(v@x+b)
        d = σ(u@h+a)-y
        g = g + np.concatenate([d*h, [d], np.outer(d*u*h*(1-h), x).ravel(), d*u*h*(1-h)])
    return g
