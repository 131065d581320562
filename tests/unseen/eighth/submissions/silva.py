import numpy as np
def fast_sigmoid(z):
    if z > 6: return 1.0
    if z < -6: return 0.0
    return 1/(1+np.exp(-z))
def network(x, params):
    s = params[4]
    for i in range(4):
        s += params[i]*fast_sigmoid(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return 1/(1+np.exp(-s))
def sig(z): return 1/(1+np.exp(-z))
def loss(params, X_train, y_train):
    H = sig(X_train@params[5:13].reshape(4,2).T+params[13:]); f = sig(H@params[:4]+params[4]); y = np.ravel(y_train)
    return np.sum(-y*np.log(f)-(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H = sig(X_train@params[5:13].reshape(4,2).T+params[13:]); d = sig(H@params[:4]+params[4])-np.ravel(y_train)
    Q = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(Q.T@X_train).ravel(),Q.sum(0)])
