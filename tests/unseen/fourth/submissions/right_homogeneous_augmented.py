IDX = np.array([[5, 6, 13], [7, 8, 14], [9, 10, 15], [11, 12, 16]])
OUT = np.array([0, 1, 2, 3, 4])
def aug(A): return np.concatenate([A, np.ones(A.shape[:-1] + (1,))], axis=-1)
def sg(A): return 1/(1+np.exp(-A))
def network(x, params):
    return sg(aug(sg(aug(np.asarray(x)) @ params[IDX].T)) @ params[OUT])
def loss(params, X_train, y_train):
    f = network(X_train, params)
    t = np.ravel(y_train)
    return -np.log(f[t == 1]).sum() - np.log(1 - f[t == 0]).sum()
def loss_gradient(params, X_train, y_train):
    XA = aug(X_train)
    HA = aug(sg(XA @ params[IDX].T))
    d = sg(HA @ params[OUT]) - np.ravel(y_train)
    g = np.empty(17)
    g[OUT] = HA.T @ d
    H = HA[:, :4]
    g[IDX] = (d[:, None]*params[:4]*H*(1-H)).T @ XA
    return g
