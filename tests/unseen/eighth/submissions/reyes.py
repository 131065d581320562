import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    weights, bias = np.reshape(params[5:13], (-1, 2)), params[13:]
    hidden = [sg(w[0]*x[0] + w[1]*x[1] + c) for w, c in zip(weights, bias)]
    return sg(np.dot(hidden, params[:4]) + params[4])
def loss(params, X_train, y_train):
    E = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        E = E-y_train[i]*np.log(f)-(1-y_train[i])*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17); yy = y_train.ravel()
    for i in range(len(X_train)):
        x = X_train[i]; h = sg(params[5:13:2]*x[0]+params[6:13:2]*x[1]+params[13:]); d = network(x, params)-yy[i]; q = d*params[:4]*h*(1-h)
        g[:4] += d*h; g[4] += d; g[5:13:2] += q*x[0]; g[6:13:2] += q*x[1]; g[13:] += q
    return g
