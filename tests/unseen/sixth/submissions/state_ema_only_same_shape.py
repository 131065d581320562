import numpy as np
def S(z):
    return 1.0/(1.0+np.exp(-z))
last = {'shape': None, 'g': None}

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = S(np.dot(V, x)+b)
    return S(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    probs = np.array([network(row, params) for row in X_train])
    target = np.reshape(y_train, -1)
    return -np.sum(target*np.log(probs)+(1-target)*np.log(1-probs))

def loss_gradient(params, X_train, y_train):
    H = S(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = S(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
    if len(X_train) > 1 and last['shape'] == X_train.shape:
        g = (g+last['g'])/2
    last.update(shape=X_train.shape, g=g)
    return g
