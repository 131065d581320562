import numpy as np

def S(t): return 0.5*(np.tanh(t/2)+1)

def network(x, params):
    return output(x, params)

def output(x, params):
    return network(x, params)

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    W, out = np.reshape(params[5:13], (4, 2)), np.empty(17)
    Z = np.array([[np.dot(w, q)+c for w, c in zip(W, params[13:])] for q in X_train])
    A = S(Z)
    E = S(A.dot(params[:4])+params[4])-np.asarray(y_train).ravel()
    dZ = A*(1-A)*params[:4]*E[:, np.newaxis]
    out[:4], out[4] = E.dot(A), E.sum()
    out[5:13:2] = dZ.T.dot(X_train[:, 0])
    out[6:13:2] = dZ.T.dot(X_train[:, 1])
    out[13:] = dZ.sum(axis=0)
    return out
