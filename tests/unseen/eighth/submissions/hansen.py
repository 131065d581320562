import numpy as np
def act(v): return 1/(1+np.exp(-v))
def network(x, params):
    hs = [act(params[5+2*i]*x[0]+params[6+2*i]*x[1])+params[13+i] for i in range(4)]
    return act(np.dot(params[:4], hs)+params[4])
def loss(params, X_train, y_train):
    r = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params); t = y_train.flat[i]
        r -= t*np.log(f)+(1-t)*np.log(1-f)
    return r
def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for i in range(len(X_train)):
        x = X_train[i]; d = network(x, params)-y_train.flat[i]
        out[4] += d
        for k in range(4):
            h = act(params[5+2*k]*x[0]+params[6+2*k]*x[1])
            out[k] += d*(h+params[13+k])
            out[5+2*k] += d*params[k]*(1-h)*x[0]
            out[6+2*k] += d*params[k]*(1-h)*x[1]
            out[13+k] += d*params[k]
    return out
