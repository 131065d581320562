import numpy as np
act = lambda s: np.reciprocal(1+np.exp(-s))

def network(x, params):
    W = np.column_stack([params[5:13].reshape(4, 2), params[13:]])
    if not isinstance(x, list):
        x = list(x)
    x.append(1.0)
    return act(params[:4] @ act(W @ x)+params[4])

def loss(params, X_train, y_train):
    N = X_train.shape[0]
    labels = y_train.reshape(N)
    out = np.zeros(N)
    for n in range(N):
        out[n] = network(X_train[n], params)
    return -np.log(out[labels == 1]).sum()-np.log(1-out[labels == 0]).sum()

def loss_gradient(params, X_train, y_train):
    H = act(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = np.array([network(x, params) for x in X_train])-y_train.ravel()
    K = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (K.T @ X_train).ravel(), K.sum(0)])
