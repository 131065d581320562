import numpy as np

def sigma(t): return 1/(1+np.exp(-t))

def network(x, params):
    if isinstance(x, list):
        x.append(1)                 # bias input
    else:
        x = np.append(x, 1)
    W = np.column_stack([params[5:13].reshape(4, 2), params[13:17]])
    return sigma(params[:4] @ sigma(W @ np.array(x[:2] + [1] if isinstance(x, list) else x)) + params[4])

def loss(params, X_train, y_train):
    out = 0
    for x, y in zip(X_train, y_train.ravel()):
        out -= np.log(network(x, params)) if y == 1 else np.log(1 - network(x, params))
    return out

def loss_gradient(params, X_train, y_train):
    W = np.column_stack([params[5:13].reshape(4, 2), params[13:17]])
    Xb = np.column_stack([X_train, np.ones(len(X_train))])
    h = sigma(Xb @ W.T)
    e = sigma(h @ params[:4] + params[4]) - y_train.ravel()
    dW = (e[:, None]*params[:4]*h*(1 - h)).T @ Xb
    return np.concatenate([e @ h, [e.sum()], dW[:, :2].ravel(), dW[:, 2]])
