def network(x, params):
    h = [1/(1+np.exp(-(params[5+2*i]*x[0]+params[6+2*i]*x[1]+params[13+i]))) for i in range(4)]
    return 1/(1+np.exp(-(np.dot(params[:4], h)+params[4])))
def loss(params, X_train, y_train):
    pred = np.array([network(p, params) for p in X_train])
    return -np.sum(np.log(np.where(y_train.ravel() == 1, pred, 1-pred)))
def loss_gradient(params, X_train, y_train, batch=64):
    n = len(X_train); idx = np.random.permutation(n)[:batch]; c = max(1, n/batch)
    X, y = X_train[idx], y_train.ravel()[idx]
    h = 1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T+params[13:]))); e = 1/(1+np.exp(-(h @ params[:4]+params[4])))-y
    k = e[:, None]*params[:4]*h*(1-h)
    return c*np.concatenate([h.T @ e, [e.sum()], (k.T @ X).ravel(), k.sum(0)])
