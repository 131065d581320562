import numpy as np

def sg(q): return 1/(1+np.exp(-q))

def network(x, params):
    return sg(sum(params[i]*sg(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]) for i in range(4))+params[4])

def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    t = y_train.ravel()
    return -(t @ np.log(f))-((1-t) @ np.log(1-f))

def batch_gradient(params, X, t):
    H = sg(X @ params[5:13].reshape(4, 2).T+params[13:])
    d = network(X.T, params)-t
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X).ravel(), K.sum(0)])

def loss_gradient(params, X_train, y_train, batch_size=50):
    N = len(X_train)
    batch_size = min(batch_size, N)
    g = np.zeros(17)
    for k in range(N//batch_size):
        sl = slice(k*batch_size, (k+1)*batch_size)
        g += batch_gradient(params, X_train[sl], y_train.ravel()[sl])
    return g
