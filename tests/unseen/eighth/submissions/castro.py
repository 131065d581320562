import numpy as np
sg = lambda t: 1/(1+np.exp(-t))
def network(x, params):
    x1, x2 = x[0], x[1]
    lay = sg(params[5:13:2]*x1 + params[6:13:2]*x2 + params[13:])
    return sg(lay @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    y_sorted = np.sort(np.ravel(y_train))
    return -np.sum([y*np.log(network(x,params))+(1-y)*np.log(1-network(x,params)) for x,y in zip(X_train,y_sorted)])
def loss_gradient(params, X_train, y_train):
    res = np.zeros(17)
    for x,y in zip(X_train,np.ravel(y_train)):
        h = sg(params[5:13].reshape(4,2).dot(x)+params[13:]); r = network(x,params)-y; k = r*params[:4]*h*(1-h)
        res[:4] += r*h; res[4] += r; res[13:] += k; res[5:13:2] += k*x[0]; res[6:13:2] += k*x[1]
    return res
