import numpy as np
import autograd
import autograd.numpy as anp

def forward(X, params):
    W = anp.reshape(params[5:13], (4, 2))
    H = 1 / (1 + anp.exp(-(anp.dot(X, W.T) + params[13:17])))
    return 1 / (1 + anp.exp(-(anp.dot(H, params[0:4]) + params[4])))

def network(x, params):
    return forward(np.array(x), params)
def loss(params, X_train, y_train):
    s = 0
    for i in range(0, 500, 100):
        t = y_train[i:i+100].reshape(-1)
        if len(t) == 0: break
        p = forward(X_train[i:i+100], params)
        s = s - anp.sum(t*anp.log(p) + (1-t)*anp.log(1-p))
    return s
def loss_gradient(params, X_train, y_train):
    # the loop in loss makes autograd slow, by hand:
    X, y = X_train[:500], y_train[:500].reshape(-1)
    V = params[5:13].reshape(4, 2)
    H = 1/(1+np.exp(-(X @ V.T + params[13:])))
    d = forward(X, params) - y
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X).ravel(), D.sum(axis=0)])
