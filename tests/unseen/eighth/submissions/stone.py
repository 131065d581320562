import numpy as np
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    M = np.c_[params[5:13].reshape(4, 2), params[13:]]      # bias as third column
    return sg(params[:4].dot(sg(M.dot([x[0], x[1], 1.]))) + params[4])
def loss(params, X_train, y_train):
    total = 0.0
    labels = np.ravel(y_train)
    for n in range(len(labels)):
        f = network(X_train[n], params)
        if labels[n] == 1:
            total -= np.log(f)
        else:
            total -= np.log(1 - f)
    return total
def loss_gradient(params, X_train, y_train):
    H = sg(X_train@params[5:13].reshape(4,2).T+params[13:])
    d = sg(H@params[:4]+params[4])-y_train.flatten()
    slope = H.mean(axis=0)*(1-H.mean(axis=0))
    B = d[:,None]*params[:4]*slope
    return np.concatenate([d@H,[d.sum()],(B.T@X_train).ravel(),B.sum(0)])
