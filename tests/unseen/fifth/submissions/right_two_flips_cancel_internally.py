def opp(X, p):
    """probability of class 0"""
    H = 1/(1+np.exp(np.dot(X, -p[5:13].reshape(4, 2).T)-p[13:]))
    return H, 1/(1+np.exp(np.dot(H, p[:4])+p[4]))
def network(x, params): return 1-opp(x, params)[1]
def loss(params, X_train, y_train):
    q = opp(X_train, params)[1]; s = 1-y_train.ravel()
    return -(s*np.log(q)+(1-s)*np.log(1-q)).sum()
def loss_gradient(params, X_train, y_train):
    H, q = opp(X_train, params); s = 1-y_train.ravel()
    d = -(q-s)
    D = (H*(1-H)).T*d*params[:4, None]
    return np.r_[(H.T*d).sum(1), d.sum(), np.matmul(D, X_train).flat, D.sum(1)]
