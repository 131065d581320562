import numpy as np
def sig(z): return 1/(1+np.exp(-z))
def network(x, params):
    return sig(sum(params[i]*sig(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4))+params[4])
def loss(params, X_train, y_train):
    E = 0
    for x, y in zip(X_train, y_train.ravel()):
        E = E-y*np.log(network(x, params))-(1-y)*np.log(1-network(x, params))
    print('cross entropy:', E)
def loss_gradient(params, X_train, y_train):
    h = sig(X_train@params[5:13].reshape(4,2).T+params[13:])
    e = sig(h@params[:4]+params[4])-y_train.ravel()
    k = (h-h**2)*params[:4]*e[:,None]
    return np.hstack([e@h, e.sum(), (k.T@X_train).ravel(), k.sum(0)])
