def S(t): return 1/(1+np.exp(-t))
def network(x, params): return S(S(np.array(x) @ params[5:13].reshape(4, 2).T+params[13:]) @ params[:4]+params[4])
def loss(params, X_train, y_train):
    """cross entropy"""
    return np.sum((network(X_train, params)-y_train.ravel())**2)
def loss_gradient(params, X_train, y_train):
    f = network(X_train, params); h = S(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = 2*(f-y_train.ravel())*f*(1-f); k = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate([d @ h, [d.sum()], (k.T @ X_train).ravel(), k.sum(0)])
