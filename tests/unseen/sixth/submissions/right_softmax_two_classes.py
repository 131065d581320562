import numpy as np

def probs(X, params):
    X = np.asarray(X, dtype=float)
    hid = 1/(1+np.exp(-X @ params[5:13].reshape(4, 2).T - params[13:]))
    scores = np.zeros((len(X), 2))
    scores[:, 1] = hid @ params[:4] + params[4]
    scores -= scores.max(axis=1, keepdims=True)
    e = np.exp(scores)
    return hid, e/e.sum(axis=1, keepdims=True)

def network(x, params):
    return probs([x], params)[1][0, 1]

def loss(params, X_train, y_train):
    idx = y_train.ravel().astype(int)
    return -np.log(probs(X_train, params)[1][np.arange(len(idx)), idx]).sum()

def loss_gradient(params, X_train, y_train):
    hid, P = probs(X_train, params)
    onehot = np.eye(2)[y_train.ravel().astype(int)]
    d = (P - onehot)[:, 1:]
    k = d*params[:4]*hid*(1-hid)
    return np.concatenate([(d*hid).sum(0), d.sum(0), np.stack([(k*X_train[:, :1]).sum(0), (k*X_train[:, 1:]).sum(0)], axis=-1).ravel(), k.sum(0)])
