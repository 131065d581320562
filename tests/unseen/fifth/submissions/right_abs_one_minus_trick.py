def F(X, p):
    Z = np.ones((len(X), 3)); Z[:, :2] = X
    W = np.column_stack([p[5:13].reshape(4, 2), p[13:]])
    H = 1/(1+np.exp(-Z @ W.T))
    Hp = np.column_stack([H, np.ones(len(X))])
    return Z, H, Hp, 1/(1+np.exp(-Hp @ p[:5]))
def network(x, params): return F([x], params)[-1][0]
def loss(params, X_train, y_train):
    return -np.log(abs(1-y_train.ravel()-F(X_train, params)[-1])).sum()
def loss_gradient(params, X_train, y_train):
    Z, H, Hp, f = F(X_train, params); t = y_train.ravel()
    L = abs(1-t-f); dL = np.where(t == 1, 1., -1.)*f*(1-f)      # d likelihood / dz
    c = -dL/L
    D = (c[:, None]*params[:4]*H*(1-H)).T @ Z                   # (4, 3)
    return np.concatenate([c @ Hp, D[:, :2].ravel(), D[:, 2]])
