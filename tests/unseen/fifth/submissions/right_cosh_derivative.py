def sigma(t): return (1+np.tanh(t/2))/2
def sigma1(t): return 1/(4*np.cosh(np.clip(t, -700, 700)/2)**2)
def pre(X, p): return np.dot(X, np.array([p[5:13:2], p[6:13:2]]))+p[13:17]
def network(x, params):
    return sigma(np.dot(sigma(pre(x, params)), params[:4])+params[4])
def loss(params, X_train, y_train):
    z = np.dot(sigma(pre(X_train, params)), params[:4])+params[4]
    sgn = 1-2*np.ravel(y_train)
    return np.logaddexp(0, sgn*z).sum()
def loss_gradient(params, X_train, y_train):
    q = pre(X_train, params)
    r = sigma(np.dot(sigma(q), params[:4])+params[4])-np.ravel(y_train)
    D = sigma1(q)*np.outer(r, params[:4])
    dV = np.stack([D.T @ X_train[:, 0], D.T @ X_train[:, 1]], axis=1)
    return np.concatenate((sigma(q).T @ r, [np.sum(r)], dV.reshape(8), D.sum(0)))
