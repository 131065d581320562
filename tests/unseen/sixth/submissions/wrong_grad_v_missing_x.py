import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    v = params[5:13]
    h = sg(np.array([v[0]*x[0]+v[1]*x[1], v[2]*x[0]+v[3]*x[1], v[4]*x[0]+v[5]*x[1], v[6]*x[0]+v[7]*x[1]])+params[13:])
    return sg((h*params[:4]).sum()+params[4])

def loss(params, X_train, y_train):
    ans = 0
    for x, y in zip(X_train, y_train.ravel()):
        ans += y*np.log(network(x, params))
        ans += (1-y)*np.log(1-network(x, params))
    return -ans

def loss_gradient(params, X_train, y_train):
    ans = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        h = sg(params[5:13].reshape(4, 2) @ x+params[13:])
        d = network(x, params)-y
        delta = d*params[:4]*h*(1-h)
        ans += np.concatenate([d*h, [d], np.repeat(delta, 2), delta])
    return ans
