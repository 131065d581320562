import numpy as np

def nn(X, p):
    h = 1/(1+np.exp(-(X@p[5:13].reshape(4,2).T+p[13:])))
    return h, 1/(1+np.exp(-(h@p[:4]+p[4])))

def network(x, params):
    if isinstance(x, list):
        x = np.array(x)
    return network(x, params)

def loss(params, X_train, y_train):
    E = 0
    for x, y in zip(X_train, y_train.ravel()):
        E -= np.log(network(x, params) if y == 1 else 1-network(x, params))
    return E

def loss_gradient(params, X_train, y_train):
    h, f = nn(X_train, params)
    e = f-y_train.ravel()
    q = e[:,None]*params[:4]*h*(1-h)
    return np.concatenate([e@h, [e.sum()], (q.T@X_train).ravel(), q.sum(0)])
