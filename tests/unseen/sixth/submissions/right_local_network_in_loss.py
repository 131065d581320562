import numpy as np

def network(x, params):
    g = lambda t: 1/(1+np.exp(-t))
    return g(sum([params[4]]+[params[k]*g(params[13+k]+x[0]*params[5+2*k]+x[1]*params[6+2*k]) for k in range(4)]))

def loss(params, X_train, y_train):
    def network(point):
        a1 = np.divide(1, 1+np.exp(-(params[5:13].reshape(4, 2) @ point+params[13:])))
        return np.divide(1, 1+np.exp(-(a1 @ params[:4]+params[4])))
    return -np.log([network(p) if t == 1 else 1-network(p) for p, t in zip(X_train, y_train.flat)]).sum()

def loss_gradient(params, X_train, y_train):
    total, cursor = np.zeros(17), 0
    def put(value):
        nonlocal cursor
        n = np.size(value)
        total[cursor:cursor+n] += np.ravel(value)
        cursor = (cursor+n) % 17
    for p, t in zip(X_train, y_train.flat):
        a1 = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ p+params[13:])))
        err = network(p, params)-t
        back = err*params[:4]*a1*(1-a1)
        for piece in (err*a1, err, back[:, None]*p, back):
            put(piece)
    return total
