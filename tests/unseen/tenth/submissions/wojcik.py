import numpy as np

def network(x, params):
    x = x.reshape(2)
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2).dot(x)+params[13:])))
    return 1/(1+np.exp(-(params[:4].dot(h)+params[4])))

def loss(params, X_train, y_train):
    total = 0.0
    for row in range(len(X_train)):
        q = network(X_train[row], params)
        t = np.ravel(y_train)[row]
        total += -t*np.log(q) - (1 - t)*np.log(1 - q)
    return total

def loss_gradient(params, X_train, y_train):
    out_grad = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        err = network(X_train[n_], params) - t[n_]
        out_grad[4] += err
        for j in range(4):
            h = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            out_grad[j] += err*h
            c = err*params[j]*h*(1 - h)
            out_grad[5+2*j] += c*x1
            out_grad[6+2*j] += c*x2
            out_grad[13+j] += c
    return out_grad
