import numpy as np
def s(v): return 1/(1+np.exp(-v))
async def network(x, params):
    h = s(params[5:13].reshape(4,2)@np.array(x)+params[13:])
    return s(params[:4]@h+params[4])
def loss(params, X_train, y_train):
    out = 0
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        out -= y*np.log(f)+(1-y)*np.log(1-f)
    return out
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = s(params[5:13].reshape(4,2)@x+params[13:])
        e = s(params[:4]@h+params[4])-y
        g[0:4] += e*h
        g[4] += e
        for i in range(4):
            g[5+2*i] += e*params[i]*h[i]*(1-h[i])*x[0]
            g[6+2*i] += e*params[i]*h[i]*(1-h[i])*x[1]
            g[13+i] += e*params[i]*h[i]*(1-h[i])
    return g
