import numpy as np
def network(x, params):
    u = params[:4]
    a = params[4]
    s = 0
    for j in range(4):
        a = params[5+2*j]*x[0]+params[6+2*j]*x[1]+params[13+j]
        s += u[j]/(1+np.exp(-a))
    return 1/(1+np.exp(-(s+a)))

def loss(params, X_train, y_train):
    phat = np.array([network(x, params) for x in X_train])
    yy = y_train.flatten()
    return -np.sum(yy*np.log(phat) + (1 - yy)*np.log(1 - phat))

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    phat = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    d = phat - t
    back = np.outer(d, params[:4])*layer1*(1 - layer1)
    return np.hstack([d @ layer1, d.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
