import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sg(params[5:13].reshape(4,2).dot(np.array(x))+params[13:])
    return sg(params[:4].dot(h)+params[4])
def loss(params, X_train, y_train):
    E = 0
    for n in range(len(X_train)):
        f = network(X_train[n], params)
        E = E-np.log(f) if y_train[n]==1 else E-np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    grad = np.zeros(17)
    for n in range(len(X_train)):
        x = X_train[n]
        h = sg(params[5:13].reshape(4,2).dot(x)+params[13:])
        d = network(x, params)-np.ravel(y_train)[n]
        grad[0:4] = d*h
        grad[4] = d
        for i in range(4):
            grad[5+2*i:7+2*i] = d*params[i]*h[i]*(1-h[i])*x
            grad[13+i] = d*params[i]*h[i]*(1-h[i])
    return grad
