import numpy as np

def network(x, params):
    u = params[:4]
	a = params[4]
    v = params[5:13].reshape(4,2)
    b = params[13:]
    h = 1/(1+np.exp(-(v@np.array(x)+b)))
    return 1/(1+np.exp(-(u@h+a)))

def loss(params, X_train, y_train):
    return -sum(t*np.log(network(x,params))+(1-t)*np.log(1-network(x,params)) for x,t in zip(X_train,y_train.ravel()))

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, y_train.ravel()):
        h = 1/(1+np.exp(-(params[5:13].reshape(4,2)@x+params[13:])))
        d = network(x, params)-t
        k = d*params[:4]*h*(1-h)
        g += np.concatenate([d*h, [d], np.outer(k, x).ravel(), k])
    return g
