import numpy as np
def act(v): return 1/(1+np.exp(-v))
def network(x, params):
    return act(np.dot(params[:4], act(np.dot(params[5:13].reshape(4,2), x)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    return np.sum([-np.log(network(p, params)) if c == 1 else -np.log(1-network(p, params)) for p, c in zip(X_train, y_train)])
def loss_gradient(params, X_train, y_train):
    c = y_train.ravel()
    h = act(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = act(h@params[:4]+params[4])-c
    grad = np.array([0]*17)
    for k in range(4):
        grad[k] = np.sum(d*h[:,k])
        q = d*params[k]*h[:,k]*(1-h[:,k])
        grad[5+2*k] = np.sum(q*X_train[:,0])
        grad[6+2*k] = np.sum(q*X_train[:,1])
        grad[13+k] = np.sum(q)
    grad[4] = np.sum(d)
    return grad
