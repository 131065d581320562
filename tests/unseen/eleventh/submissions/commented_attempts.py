import numpy as np
# import tensorflow as tf   # does not install on my laptop
"""
def loss_gradient(params, X_train, y_train):
    # numerical, not accurate enough :(
    eps = 1e-4
    ...
"""
def sigmoid(x):
    #return x*(1-x)
    return 1/(1+np.exp(-x))

def network(x, params):
    u = params[:4]; a = params[4]; b = params[-4:]
    v = params[5:-4]
    #h = sigmoid(v.reshape(2,4).T @ x + b)   # wrong order!!
    h = sigmoid(v.reshape(4,2) @ np.array(x) + b)
    return sigmoid(np.sum(u*h)+a)

def loss(params, X_train, y_train):
    #return np.mean((network(X_train, params)-y_train)**2)
    l = 0
    for xx, yy in zip(X_train, y_train.reshape(-1)):
        n = network(xx, params)
        l = l - yy*np.log(n) - (1-yy)*np.log(1-n)
    return l

def loss_gradient(params, X_train, y_train):
    u = params[:4]; a = params[4]; b = params[-4:]
    v = params[5:-4].reshape(4,2)
    grad_u = np.zeros(4); grad_a = 0; grad_v = np.zeros((4,2)); grad_b = np.zeros(4)
    for xx, yy in zip(X_train, y_train.reshape(-1)):
        h = sigmoid(v @ xx + b)
        n = sigmoid(np.sum(u*h)+a)
        dEdn = (n-yy)/(n*(1-n))
        dnds = n*(1-n)
        #grad_u += dEdn*h
        grad_u += dEdn*dnds*h
        grad_a += dEdn*dnds
        for i in range(4):
            grad_b[i] += dEdn*dnds*u[i]*h[i]*(1-h[i])
            for j in range(2):
                grad_v[i,j] += dEdn*dnds*u[i]*h[i]*(1-h[i])*xx[j]
    return np.concatenate((grad_u, [grad_a], grad_v.flatten(), grad_b))
