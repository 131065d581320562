def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    def sigm(t): return 1/(1+np.exp(-t))
    z = u1*sigm(v11*x1+v12*x2+b1)+u2*sigm(v21*x1+v22*x2+b2)+u3*sigm(v31*x1+v32*x2+b3)+u4*sigm(v41*x1+v42*x2+b4)+a
    return sigm(z)
def prep(X): return X - X.mean(axis=0) if len(X) > 1 else X
def loss(params, X_train, y_train):
    X = prep(X_train)
    z = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T+params[13:]))) @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, z)-z*y_train.ravel())
def loss_gradient(params, X_train, y_train):
    X = prep(X_train)
    H = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T+params[13:])))
    e = 1/(1+np.exp(-(H @ params[:4]+params[4])))-y_train.ravel()
    Q = e[:, None]*params[:4]*H*(1-H)
    return np.concatenate([e @ H, [e.sum()], (Q.T @ X).ravel(), Q.sum(0)])
