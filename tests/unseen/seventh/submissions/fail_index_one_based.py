import numpy as np
# indices as on the sheet, starting at 1
def s(t): return 1/(1+np.exp(-t))

def network(x, params):
    z = params[4]
    for i in range(1, 5):
        z += params[i-1]*s(params[3+2*i]*x[0]+params[4+2*i]*x[1]+params[13+i])
    return s(z)

def loss(params, X_train, y_train):
    return -sum(np.log(network(x, params)) if y == 1 else np.log(1-network(x, params)) for x, y in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        d = network(x, params)-y
        h = s(params[5:13].reshape(4,2)@x+params[13:])
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(k, x).ravel(), k])
    return g
