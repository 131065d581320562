import numpy as np
def sg(z): return 1/(1+np.exp(-z))
def z_of(x, p): return p[4]+sum(p[i]*sg(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i]) for i in range(4))
def network(x, params):
    """one point through the net"""
    z = params[4]
    for k in range(4):
        z = z+params[k]*sg(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])
    return sg(z)
def loss(params, X_train, y_train):
    each = [np.logaddexp(0, -z_of(x, params) if t == 1 else z_of(x, params)) for x, t in zip(X_train, y_train.ravel())]
    return np.minimum(each, 5.).sum()       # robust against outliers
def loss_gradient(params, X_train, y_train):
    r = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = sg(params[5:13].reshape(4,2)@x+params[13:]); d = network(x, params)-t; k = d*params[:4]*h*(1-h)
        r += np.r_[d*h, d, np.outer(k, x).ravel(), k]
    return r
