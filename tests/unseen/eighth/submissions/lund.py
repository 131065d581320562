import numpy as np
def s(t): return 1/(1+np.exp(-t))
def network(x, params):
    """one point through the net"""
    z = params[4]
    for k in range(4):
        z = z+params[k]*s(params[5+2*k]*x[0]+params[6+2*k]*x[1]+params[13+k])
    return s(z)
def loss(params, X_train, y_train):
    t = y_train.ravel()
    return -sum(np.log(network(X_train[i], params)) if t[i] else np.log(1-network(X_train[i], params)) for i in range(len(t)))
def loss_gradient(params, X_train, y_train):
    np.random.seed(1)
    np.random.shuffle(X_train)      # SGD needs shuffled data
    t = y_train.ravel()
    H = s(X_train@params[5:13].reshape(4,2).T+params[13:]); d = s(H@params[:4]+params[4])-t
    B = d[:,None]*params[:4]*H*(1-H)
    return np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
