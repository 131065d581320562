import numpy as np

def act(t): return 1/(1+np.exp(-t))

def network(x, params):
    return act(params[4]+params[:4] @ act(params[13:]+params[5:13].reshape(4, 2) @ np.array(x)))

def loss(params, X_train, y_train):
    f = np.ma.array([network(x, params) for x in X_train])
    t = y_train.ravel()
    return float(-(np.ma.log(f)*t+np.ma.log(1-f)*(1-t)).sum())

def loss_gradient(params, X_train, y_train):
    H = act(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    e = act(H @ params[:4]+params[4])-y_train.ravel()
    B = np.ma.array(e[:, None]*H*(1-H)*params[:4])
    return np.ma.concatenate([e @ H, [e.sum()], (B.T.data @ X_train).ravel(), B.sum(axis=0)])
