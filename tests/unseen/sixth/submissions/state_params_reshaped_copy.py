import numpy as np
sigmoid = lambda t: 1/(1+np.exp(-t))

def network(x, params):
    v = params[5:13]
    v.shape = (4, 2)
    b = params[13:]
    return sigmoid(params[:4] @ sigmoid(v @ np.array(x)+b)+params[4])

def loss(params, X_train, y_train):
    t = y_train.view()
    t.shape = (len(X_train),)
    f = np.array([network(x, params) for x in X_train])
    return -np.log(np.where(t == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    t = y_train.view()
    t.shape = -1
    v = params[5:13]
    v.shape = 4, 2
    H = sigmoid(X_train @ v.T+params[13:])
    d = sigmoid(H @ params[:4]+params[4])-t
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
