import numpy as np

def sigma(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    total = params[4]
    for i in range(4):
        total = total+params[i]*sigma(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return sigma(total)

def loss(params, X_train, y_train):
    value = 0
    for n in range(len(X_train)):
        f_n = network(X_train[n, :], params)
        value = value-np.log(f_n if np.ravel(y_train)[n] else 1-f_n)
    return value

def loss_gradient(params, X_train, y_train):
    H = sigma(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = sigma(H @ params[:4]+params[4])-y_train.ravel()
    w = np.exp(np.abs(d))
    d = d*w/w.sum()*len(w)
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
