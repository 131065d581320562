import numpy as np
f_act = lambda q: 1/(1+np.exp(-q))

def network(x, params):
    return f_act(params[4]+sum(params[i]*f_act(params[13+i]+params[5+2*i]*x[0]+params[6+2*i]*x[1]) for i in range(4)))

def loss(params, X_train, y_train):
    yy = np.ravel(y_train)
    ff = network(X_train.T, params)
    return np.sum(-yy*np.log(ff)-(1-yy)*np.log(1-ff))

def loss_gradient(params, X_train, y_train):
    dz = network(X_train.T, params)-np.ravel(y_train)
    h = np.array([f_act(params[13+i]+params[5+2*i]*X_train[:, 0]+params[6+2*i]*X_train[:, 1]) for i in range(4)])
    dh = np.outer(params[:4], dz)
    return np.concatenate([h @ dz, [dz.sum()], (dh @ X_train).flatten(), dh.sum(axis=1)])
