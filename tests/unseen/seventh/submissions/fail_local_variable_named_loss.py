import numpy as np
def sigm(z): return 1/(1+np.exp(-z))
def network(x, params):
    x1, x2 = x
    return sigm(params[4]+np.sum(params[:4]*sigm(params[5:13:2]*x1+params[6:13:2]*x2+params[13:17])))
def loss(params, X_train, y_train):
    for x, y in zip(X_train, y_train.ravel()):
        f = network(x, params)
        loss += -y*np.log(f)-(1-y)*np.log(1-f)
    return loss
def loss_gradient(params, X_train, y_train):
    out = np.zeros(17)
    for (x1, x2), y in zip(X_train, y_train.ravel()):
        h = sigm(params[5:13:2]*x1+params[6:13:2]*x2+params[13:17])
        d = network((x1, x2), params)-y
        out[:4] += d*h; out[4] += d
        out[5:13:2] += d*params[:4]*h*(1-h)*x1
        out[6:13:2] += d*params[:4]*h*(1-h)*x2
        out[13:] += d*params[:4]*h*(1-h)
    return out
