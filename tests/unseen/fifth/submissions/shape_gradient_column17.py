def network(x, params):
    u1, u2, u3, u4, a, v11, v12, v21, v22, v31, v32, v41, v42, b1, b2, b3, b4 = params
    x1, x2 = x
    def sigm(t): return 1/(1+np.exp(-t))
    z = u1*sigm(v11*x1+v12*x2+b1)+u2*sigm(v21*x1+v22*x2+b2)+u3*sigm(v31*x1+v32*x2+b3)+u4*sigm(v41*x1+v42*x2+b4)+a
    return sigm(z)
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    p = params.reshape(-1, 1); X = X_train.T; t = y_train.reshape(1, -1)
    H = 1/(1+np.exp(-(p[5:13].reshape(4, 2) @ X+p[13:])))
    e = 1/(1+np.exp(-(p[:4].T @ H+p[4])))-t
    D = e*p[:4]*H*(1-H)
    return np.vstack([H @ e.T, e.sum(1, keepdims=True), (D @ X.T).reshape(8, 1), D.sum(1, keepdims=True)])
