import numpy as np

def _net(x, p):
    sg = lambda t: 1/(1+np.exp(-t))
    return sg(sum(p[i]*sg(p[5+2*i]*x[0]+p[6+2*i]*x[1]+p[13+i]) for i in range(4))+p[4])

def network(x, params):
    return np.round(_net(x, params), 3)

def loss(params, X_train, y_train):
    return sum(-np.log(_net(x, params)) if y else -np.log(1-_net(x, params)) for x, y in zip(X_train, y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    sg = lambda t: 1/(1+np.exp(-t))
    g = np.zeros(17)
    for x, y in zip(X_train, y_train.ravel()):
        d = _net(x, params)-y
        h = sg(params[5:13].reshape(4,2)@x+params[13:])
        g += np.concatenate([d*h, [d], np.kron(d*params[:4]*h*(1-h), x), d*params[:4]*h*(1-h)])
    return g
