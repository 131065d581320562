import scipy.sparse as sps
def lay(p):
    return sps.csr_matrix(p[5:13].reshape(4, 2)), p[13:17].reshape(4, 1), sps.csr_matrix(p[:4].reshape(1, 4)), p[4]
def sgm(t): return 1/(1+np.exp(-t))
def go(p, Xt):
    W, b, U, a = lay(p)
    h = sgm(W @ Xt+b)
    return h, sgm(U @ h+a)
def network(x, params): return go(params, np.array(x, float)[:, None])[1].item()
def loss(params, X_train, y_train):
    f = go(params, X_train.T)[1].ravel(); y = y_train.ravel()
    return -(y @ np.log(f)+(1-y) @ np.log(1-f))
def loss_gradient(params, X_train, y_train):
    h, f = go(params, X_train.T); d = f-y_train.reshape(1, -1)
    back = (lay(params)[2].T @ d)*h*(1-h)
    return np.concatenate([(d @ h.T).ravel(), d.sum(1), (back @ X_train).ravel(), back.sum(1)])
