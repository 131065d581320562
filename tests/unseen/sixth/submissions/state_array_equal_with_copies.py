import numpy as np
def sgm(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)
_last = []

def network(x, params):
    total = params[4]
    for i in range(4):
        total = total+params[i]*sgm(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sgm(total)

def forward(params, X):
    for p, q, res in _last:
        if p.shape == params.shape and np.array_equal(p, params) and np.array_equal(q, X):
            return res
    H = sgm(X @ params[5:13].reshape(4, 2).T+params[13:])
    res = H, sgm(H @ params[:4]+params[4])
    _last.insert(0, (params.copy(), X.copy(), res))
    del _last[3:]
    return res

def loss(params, X_train, y_train):
    _, f = forward(params, X_train)
    return -np.log(np.where(y_train.ravel() == 1, f, 1-f)).sum()

def loss_gradient(params, X_train, y_train):
    H, f = forward(params, X_train)
    d = f-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
