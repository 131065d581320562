import numpy as np
def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ np.array(x) + params[13:])))
    return params[:4] @ h + params[4]
def loss(params, X_train, y_train):
    total = 0.
    for x, t in zip(X_train, np.ravel(y_train)):
        yhat = network(x, params)
        total -= t * np.log(yhat) + (1 - t) * np.log(1 - yhat)
    return total
def loss_gradient(params, X_train, y_train):
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    d = z - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)*0.5
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
