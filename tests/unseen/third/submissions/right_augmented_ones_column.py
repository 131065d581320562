import numpy as np
def weights(params):
    W1 = np.column_stack([params[5:13:2], params[6:13:2], params[13:17]])
    return W1, params[:5]
def act(a): return 1/(1+np.exp(-a))
def prop(X, params):
    W1, w2 = weights(params)
    A0 = np.column_stack([X, np.ones(len(X))])
    A1 = np.column_stack([act(A0 @ W1.T), np.ones(len(X))])
    return A0, A1, act(A1 @ w2)
def network(x, params):
    return prop(np.array(x, dtype=float).reshape(1, 2), params)[2].item()
def loss(params, X_train, y_train):
    o = prop(X_train, params)[2]; t = y_train.ravel()
    return -(t @ np.log(o) + (1-t) @ np.log(1-o))
def loss_gradient(params, X_train, y_train):
    A0, A1, o = prop(X_train, params)
    delta = o - y_train.ravel()
    D = np.outer(delta, params[:4])*A1[:, :4]*(1-A1[:, :4])
    GW = D.T @ A0
    return np.concatenate([A1.T @ delta, GW[:, :2].ravel(), GW[:, 2]])
