import numpy as np
def odds(X, params):
    w = np.exp(X @ params[5:13].reshape(4, 2).T + params[13:])
    f = 1 - 1/(1 + w)
    return f, np.exp(f @ params[:4] + params[4])
def network(x, params):
    _, o = odds(np.array([x]), params)
    return o[0]/(1 + o[0])
def loss(params, X_train, y_train):
    _, o = odds(X_train, params)
    return np.sum(np.log1p(o)) - np.sum(np.log(o)[np.ravel(y_train).astype(bool)])
def loss_gradient(params, X_train, y_train):
    f, o = odds(X_train, params)
    e = o/(1 + o) - np.ravel(y_train)
    k = e[:, None]*f*(1 - f)*params[:4]
    return np.concatenate([(e[:, None]*f).sum(0), e.sum(keepdims=True), (k[:, :, None]*X_train[:, None, :]).sum(0).ravel(), k.sum(0)])
