import numpy as np

def lg(v):
    return 1.0/(np.exp(-v)+1.0)

def network(x, params):
    x = np.asarray(x, dtype=np.float64)
    return lg(params[4]+params[:4] @ lg(params[13:]+params[5:13].reshape(4, 2) @ x))

def _stack(X, y):
    return np.column_stack((X, np.ravel(y)))

def loss(params, X_train, y_train):
    one = lambda r: -r[2]*np.log(network(r[:2], params))-(1-r[2])*np.log(1-network(r[:2], params))
    return np.apply_along_axis(one, 1, _stack(X_train, y_train)).sum()

def loss_gradient(params, X_train, y_train):
    def one(r):
        h = lg(params[13:]+params[5:13].reshape(4, 2) @ r[:2])
        e = network(r[:2], params)-r[2]
        s = e*params[:4]*(h-h*h)
        return np.concatenate((e*h, [e], s.repeat(2)*np.resize(r[:2], 8), s))
    return np.apply_along_axis(one, 1, _stack(X_train, y_train)).sum(axis=0)
