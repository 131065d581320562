def unpack(p):
    return p[:4], p[4], p[5:13].reshape((4, 2), order='F'), p[13:]
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    u, a, V, b = unpack(params)
    return sg(u @ sg(V @ x + b) + a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = unpack(params)
    H = sg(X_train @ V.T + b)
    d = sg(H @ u + a) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(order='F'), D.sum(0)])
