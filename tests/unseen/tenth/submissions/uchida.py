import numpy as np
def network(x, params):
    # circles -> quadratic features
    q = np.array(x, dtype=float)**2
    h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@q+params[13:])))
    return 1/(1+np.exp(-(params[:4]@h+params[4])))

def loss(params, X_train, y_train):
    acc = 0.0
    for i in range(len(X_train)):
        fx = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        acc += -t*np.log(fx) - (1 - t)*np.log(1 - fx)
    return acc

def loss_gradient(params, X_train, y_train):
    gr = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        delta = network(X_train[n_], params) - t[n_]
        gr[4] += delta
        for j in range(4):
            h = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            gr[j] += delta*h
            c = delta*params[j]*h*(1 - h)
            gr[5+2*j] += c*x1
            gr[6+2*j] += c*x2
            gr[13+j] += c
    return gr
