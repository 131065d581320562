import numpy as np
last = {'p': None}
def sg(t): return 1/(1+np.exp(-t))
def forward(params, X):
    if last['p'] is None or not (np.array_equal(last['p'], params) and np.array_equal(last['X'], X)):
        last.update(p=params.copy(), X=np.array(X, dtype=float))
        last['H'] = sg(X @ params[5:13].reshape(4, 2).T + params[13:])
        last['o'] = sg(last['H'] @ params[:4] + params[4])
    return last['H'], last['o']
def network(x, params): return forward(params, np.array([x]))[1][0]
def loss(params, X_train, y_train):
    o = forward(params, X_train)[1]; y = y_train.ravel()
    return -np.sum(y*np.log(o) + (1-y)*np.log(1-o))
def loss_gradient(params, X_train, y_train):
    H, o = forward(params, X_train); e = o - y_train.ravel()
    D = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (D.T @ X_train).ravel(), D.sum(0)])
