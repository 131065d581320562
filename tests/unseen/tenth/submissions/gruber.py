import numpy as np

def act(z):
    # sigmoid is a shifted tanh
    return 0.5*(1+np.tanh(z))

def network(x, params):
    h = act(params[5:13].reshape(4,2) @ np.array(x) + params[13:])
    return act(params[:4] @ h + params[4])

def loss(params, X_train, y_train):
    ans = 0.0
    for i in range(len(X_train)):
        p = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        ans += -t*np.log(p) - (1 - t)*np.log(1 - p)
    return ans

def loss_gradient(params, X_train, y_train):
    t = np.ravel(y_train)
    layer1 = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    p = 1/(1 + np.exp(-(layer1 @ params[:4] + params[4])))
    diff = p - t
    back = np.outer(diff, params[:4])*layer1*(1 - layer1)
    return np.hstack([diff @ layer1, diff.sum(), (back.T @ X_train).ravel(), back.sum(axis=0)])
