import numpy as np

def act(t): return 1/(1+np.exp(-t))

def network(x, params):
    return act(act(np.dot(params[5:13].reshape(4, 2), x)+params[13:]).dot(params[:4])+params[4])

def loss(params, data):
    E = 0
    for x1, x2, y in data:
        f = network((x1, x2), params)
        E -= y*np.log(f)+(1-y)*np.log(1-f)
    return E

def loss_gradient(params, X_train, y_train):
    data = np.column_stack([X_train, y_train.ravel()])
    g = np.zeros(17)
    for x1, x2, y in data:
        h = act(np.dot(params[5:13].reshape(4, 2), (x1, x2))+params[13:])
        e = network((x1, x2), params)-y
        k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h, [e], np.column_stack([k*x1, k*x2]).ravel(), k])
    return g
