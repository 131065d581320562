import numpy as np
def act(z): return 1/(1+np.exp(-z))
def network(x, params):
    x = x.reshape(2, 1)
    h = act(params[5:13].reshape(4,2)@x+params[13:].reshape(4,1))
    return act(params[:4].reshape(1,4)@h+params[4])[0,0]
def loss(params, X_train, y_train):
    return -np.sum([np.log(network(x,params)) if t == 1 else np.log(1-network(x,params)) for x,t in zip(X_train,y_train)])
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x,t in zip(X_train,y_train.ravel()):
        h = act(params[5:13].reshape(4,2)@x+params[13:]); e = network(x,params)-t; k = e*params[:4]*h*(1-h)
        g += np.concatenate([e*h,[e],np.kron(k,x),k])
    return g
