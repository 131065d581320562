import numpy as np

def log_sigmoid(z):
    return -np.log1p(np.exp(-z)) if z > -30 else z - np.exp(z)

def zfun(x, params):
    return params[4] + sum(params[i]/(1+np.exp(-params[5+2*i]*x[0]-params[6+2*i]*x[1]-params[13+i])) for i in range(4))

def network(x, params):
    return np.exp(log_sigmoid(zfun(x, params)))

def loss(params, X_train, y_train):
    return -sum(log_sigmoid(zfun(x, params)*(1 if t == 1 else -1)) for x, t in zip(X_train, np.ravel(y_train)))

def loss_gradient(params, X_train, y_train):
    out_grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        resid = network(X_train[n_], params) - t[n_]
        out_grad[4] += resid
        for j in range(4):
            act = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            out_grad[j] += resid*act
            c = resid*params[j]*act*(1 - act)
            out_grad[5+2*j] += c*x1
            out_grad[6+2*j] += c*x2
            out_grad[13+j] += c
    return out_grad
