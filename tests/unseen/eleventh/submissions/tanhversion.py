import numpy as np

def logistic(z):
    # sigma(z) = (1 + tanh(z/2))/2
    return 0.5 + 0.5*np.tanh(0.5*z)

def network(x, params):
    z = params[4]
    for i in range(4):
        z = z + params[i]*logistic(params[2*i+5]*x[0] + params[2*i+6]*x[1] + params[i+13])
    return logistic(z)

def loss(params, X_train, y_train):
    E = 0
    for i, xi in enumerate(X_train):
        f = network(xi, params)
        E += -np.log(f) if y_train[i] == 1 else -np.log(logistic(-np.log(f/(1-f))))
    return E

def loss_gradient(params, X_train, y_train):
    g = np.zeros_like(params)
    for xi, yi in zip(X_train, y_train.flat):
        th = np.tanh(0.5*np.array([params[2*i+5]*xi[0] + params[2*i+6]*xi[1] + params[i+13] for i in range(4)]))
        d = network(xi, params) - yi
        g[:4] += d*(0.5 + 0.5*th)
        g[4] += d
        e = d*params[:4]*0.25*(1 - th**2)   # sigma' = (1 - tanh^2)/4
        g[5:13] += np.repeat(e, 2)*np.tile(xi, 4)
        g[13:] += e
    return g
