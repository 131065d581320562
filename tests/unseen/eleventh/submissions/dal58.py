import numpy as np
def sigmoid(x):
    return 1/(1+np.exp(-x))
def network(x, params):
    u=params[0:4];a=params[4];v=params[5:13];b=params[13:17]
    h=sigmoid(v[::2]*x[0]+v[1::2]*x[1]+b)
    return sigmoid(np.sum(u*h)+a)
def loss(params, X_train, y_train):
    f=np.array([network(x,params) for x in X_train])
    t=y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    u=params[0:4];a=params[4];v=params[5:13];b=params[13:17]
    g=np.zeros(17)
    for x,t in zip(X_train,y_train.ravel()):
        h=sigmoid(v[::2]*x[0]+v[1::2]*x[1]+b)
        e=sigmoid(np.sum(u*h)+a)-t
        g[0:4]+=e*h
        g[4]+=e
        g[5:13:2]+=e*u*h*(1-h)*h
        g[6:13:2]+=e*u*h*(1-h)*h
        g[13:17]+=e*u*h*(1-h)
    return g
