import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    return sg(np.dot(params[:4], sg(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    E = 0.
    for i in range(len(X)):
        f = network(X[i], params)
        E -= y[i,0]*np.log(f)+(1-y[i,0])*np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    H = sg(X@params[5:13].reshape(4,2).T+params[13:])
    d = sg(H@params[:4]+params[4])-y[:,0]
    k = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([H.T@d,[d.sum()],(k.T@X).ravel(),k.sum(0)])
