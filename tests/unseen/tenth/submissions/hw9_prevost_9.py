import numpy as np

GRID = np.linspace(-40, 40, 801)
TABLE = 1/(1+np.exp(-GRID))

def sigmoid(z):
    # lookup, much faster than exp
    return np.interp(z, GRID, TABLE)

def network(x, params):
    h = sigmoid(params[5:13].reshape(4,2)@np.asarray(x)+params[13:])
    return sigmoid(params[:4]@h+params[4])

def loss(params, X_train, y_train):
    total = 0.0
    for n in range(len(X_train)):
        q = network(X_train[n], params)
        t = np.ravel(y_train)[n]
        total += -t*np.log(q) - (1 - t)*np.log(1 - q)
    return total

def loss_gradient(params, X_train, y_train):
    gr = np.zeros(17)
    t = np.ravel(y_train)
    for n_ in range(len(X_train)):
        x1, x2 = X_train[n_]
        d = network(X_train[n_], params) - t[n_]
        gr[4] += d
        for j in range(4):
            hidden = 1/(1 + np.exp(-(params[5+2*j]*x1 + params[6+2*j]*x2 + params[13+j])))
            gr[j] += d*hidden
            c = d*params[j]*hidden*(1 - hidden)
            gr[5+2*j] += c*x1
            gr[6+2*j] += c*x2
            gr[13+j] += c
    return gr
