import numpy as np

def logistic(v):
    """logistic function"""
    e = np.exp(-v)
    return 1/(1+e)

def network(x, params):
    total = params[4]
    for i in range(4):
        total = total+params[i]*logistic(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i])
    return logistic(total)

def loss(params, X_train, y_train):
    global H, f
    H = logistic(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    f = logistic(H @ params[:4]+params[4])
    t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))

def loss_gradient(params, X_train, y_train):
    if 'H' not in globals() or len(H) != len(X_train):
        loss(params, X_train, y_train)
    d = f-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
