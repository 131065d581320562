import scipy.sparse as ss
def sg(t): return 1/(1+np.exp(-t))
def pre(params, X):
    K = ss.kron(ss.csr_matrix(X), ss.identity(4), format='csr')          # (4N, 8), acts on vec(V) column-wise
    return K, (K @ params[5:13].reshape(4,2).flatten(order='F')).reshape(-1, 4) + params[13:]
def network(x, params):
    return sg(sg(pre(params, np.array([x], float))[1]) @ params[:4] + params[4])[0]
def loss(params, X_train, y_train):
    z = sg(pre(params, X_train)[1]) @ params[:4] + params[4]
    return float(np.logaddexp(0, z).sum() - z @ np.ravel(y_train))
def loss_gradient(params, X_train, y_train):
    K, A = pre(params, X_train)
    H = sg(A)
    d = sg(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    gV = (K.T @ D.ravel()).reshape(4, 2, order='F')
    return np.hstack([H.T @ d, d.sum(), gV.ravel(), D.sum(0)])
