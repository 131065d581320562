import numpy as np
def S(z):
    return 1.0/(1.0+np.exp(-z))

def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    hidden = S(np.dot(V, x)+b)
    return S(np.dot(u, hidden)+a)

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    H = S(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = S(H @ params[:4]+params[4])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
    g[np.abs(g) < 1e-4] = 0
    return g
