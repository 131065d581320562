import numpy as np

def act(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)
velocity = np.zeros(17)

def network(x, params):
    return act(np.dot(params[:4], act(np.dot(params[5:13].reshape(4, 2), x)+params[13:]))+params[4])

def loss(params, X_train, y_train):
    f = np.array([network(x, params) for x in X_train])
    return -np.sum(np.log(f[y_train.ravel() > .5]))-np.sum(np.log(1-f[y_train.ravel() < .5]))

def loss_gradient(params, X_train, y_train):
    global velocity
    H = act(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = act(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
    velocity = 0.9*velocity+0.1*g
    return velocity
