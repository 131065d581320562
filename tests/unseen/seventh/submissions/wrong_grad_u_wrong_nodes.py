import numpy as np

def sigm(t): return 1/(1+np.exp(-t))

def network(x, params):
    n1, n2, n3, n4 = (sigm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4))
    return sigm(params[0]*n1+params[1]*n2+params[2]*n3+params[3]*n4+params[4])

def loss(params, X_train, y_train):
    val = 0
    for (x, t) in zip(X_train, y_train.ravel()):
        p = network(x, params)
        val = val-np.log(p) if t == 1 else val-np.log(1-p)
    return val

def loss_gradient(params, X_train, y_train):
    grads = {'left': 0, 'right': 0, 'down': 0, 'up': 0, 'a': 0}
    rest = np.zeros(12)
    for (x, t) in zip(X_train, y_train.ravel()):
        h = sigm(params[5:13].reshape(4,2)@x+params[13:])
        e = network(x, params)-t
        grads['left'] += e*h[0]
        grads['down'] += e*h[1]
        grads['right'] += e*h[2]
        grads['up'] += e*h[3]
        grads['a'] += e
        k = e*params[:4]*h*(1-h)
        rest += np.concatenate([np.outer(k, x).ravel(), k])
    return np.concatenate([[grads['left'], grads['right'], grads['down'], grads['up'], grads['a']], rest])
