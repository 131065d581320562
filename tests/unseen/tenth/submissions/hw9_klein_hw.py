import numpy as np
def network(x, params):
    """Network output at (x1,x2)."""
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    h1 = 1 / (1 + np.exp(-(v11*x[0] + v12*x[1] + b1)))
    h2 = 1 / (1 + np.exp(-(v21*x[0] + v22*x[1] + b2)))
    h3 = 1 / (1 + np.exp(-(v31*x[0] + v32*x[1] + b3)))
    h4 = 1 / (1 + np.exp(-(v41*x[0] + v42*x[1] + b4)))
    zed = u1*h1 + u2*h2 + u3*h3 + u4*h4 + a
    return 1 / (1 + np.exp(-zed))

def loss(params, X_train, y_train):
    total = 0
    for x, t in zip(X_train, y_train.reshape(-1)):
        phat = network(x, params)
        if t == 1:
            total -= np.log(phat)
        else:
            total -= np.log(1 - phat)
    return total

def loss_gradient(params, X_train, y_train):
    p = params.astype('float32'); Xs = X_train.astype('float32'); t = np.ravel(y_train).astype('float32')
    a1 = 1/(1+np.exp(-(Xs@p[5:13].reshape(4,2).T+p[13:])))
    res = 1/(1+np.exp(-(a1@p[:4]+p[4])))-t
    local = res[:, np.newaxis]*p[:4]*a1*(1-a1)
    return np.concatenate([res@a1, [res.sum()], (local.T@Xs).flatten(), local.sum(axis=0)])
