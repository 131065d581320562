import numpy as np
def sigma(z): return 1/(1+np.exp(-z))
def network(x, params):
    V = params[5:13].reshape(4,2)
    hidden = sigma(V@np.array(x)+params[13:])
    def network_out(h):
        return sigma(params[:4]@h+params[4])
    return network(hidden[:2], params) if len(hidden) == 4 else network_out(hidden)
def loss(params, X_train, y_train):
    E = 0
    for x, t in zip(X_train, y_train.ravel()):
        f = network(x, params)
        E = E-t*np.log(f)-(1-t)*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    hidden = sigma(X_train@params[5:13].reshape(4,2).T+params[13:])
    r = sigma(hidden@params[:4]+params[4])-y_train.ravel()
    back = np.multiply(hidden*(1-hidden), np.outer(r, params[:4]))
    return np.r_[hidden.T@r, r.sum(), (back.T@X_train).ravel(), back.sum(0)]
