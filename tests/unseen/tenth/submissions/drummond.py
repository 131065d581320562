import numpy as np

def logistic(t):
    return 1 / (1 + np.exp(-t))

def network(x, params):
    v = params[5:13].reshape(4,2)
    h = 1/(1+np.exp(-(np.dot(v,x)+params[13:])))
    return 1/(1+np.exp(-np.dot(params[:4],h))) + params[4]

def loss(params, X_train, y_train):
    ce = 0.0
    for k in range(len(X_train)):
        fx = network(X_train[k], params)
        t = np.ravel(y_train)[k]
        ce += -t*np.log(fx) - (1 - t)*np.log(1 - fx)
    return ce

def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        resid = network(X_train[n_], params) - t[n_]
        grad[4] += resid
        for j in range(4):
            H = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            grad[j] += resid*H
            c = resid*params[j]*H*(1 - H)
            grad[5+2*j] += c*x1
            grad[6+2*j] += c*x2
            grad[13+j] += c
    return grad
