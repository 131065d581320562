import numpy as np
def logistic(t): return 1/(1+np.exp(-t))
def network(x, params):
    u, a, v, b = np.split(params, [4, 5, 13])
    return logistic(u@logistic(v.reshape(4,2)@np.array(x)+b)+a[0])
def loss(params, X_train, y_train):
    total = 0.0
    labels = np.ravel(y_train)
    for n in range(len(labels)):
        f = network(X_train[n], params)
        if labels[n] == 1:
            total -= np.log(f)
        else:
            total -= np.log(1 - f)
    return total
def loss_gradient(params, X_train, y_train):
    u, a, v, b = np.split(params, [4, 5, 13])
    gu, ga, gv, gb = np.zeros(4), np.zeros(1), np.zeros((4,2)), np.zeros(4)
    for x,t in zip(X_train,y_train.ravel()):
        h = logistic(v.reshape(4,2)@x+b); r = logistic(u@h+a[0])-t; q = r*u*h*(1-h)
        gu += r*h; ga += r; gv += np.outer(q,x); gb += q
    return np.concatenate([gu, gv.ravel(), ga, gb])
