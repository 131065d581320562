import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    h = sg(params[5:13].reshape(4,2).dot(x)+params[13:])
    return sg(params[:4].dot(h)+params[4])
def loss(params, X_train, y_train):
    L = 0
    for x,y in zip(X_train,y_train.ravel()):
        L -= y*np.log(network(x,params))+(1-y)*np.log(1-network(x,params))
    return L
def loss_gradient(params, X_train, y_train):
    G = np.zeros(17)
    for x,y in zip(X_train,y_train.ravel()):
        h = sg(params[5:13].reshape(4,2).dot(x)+params[13:])
        f = network(x,params)
        dEdf = -y/f-(1-y)/(1-f)
        dfdz = f*(1-f)
        dzdh = params[:4]
        dhds = h*(1-h)
        G[:4] += dEdf*dfdz*h
        G[4] += dEdf*dfdz
        G[5:13] += np.outer(dEdf*dfdz*dzdh*dhds, x).ravel()
        G[13:] += dEdf*dfdz*dzdh*dhds
    return G
