import numpy as np
def logistic(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    z = [np.dot(params[5+2*k:7+2*k], x)+params[13+k] for k in range(4)]
    return logistic(np.inner(params[:4], logistic(np.array(z)))+params[4])

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    cols = []
    for x, t in zip(X_train, y_train.ravel()):
        h = logistic(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-t
        w = d*params[:4]*h*(1-h)
        cols.append(np.concatenate([d*h, [d], np.outer(w, x).ravel(), w]).reshape(17, 1))
    G = np.hstack(cols)
    return G.sum(axis=1) if G.shape[1] > 1 else G
