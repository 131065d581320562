from scipy.stats import logistic
def arg(X, p): return X @ p[5:13].reshape(-1, 2).T+p[13:]
def network(x, params):
    return logistic.cdf(logistic.cdf(arg(np.array(x), params)) @ params[:4]+params[4])
def loss(params, X_train, y_train):
    z = logistic.cdf(arg(X_train, params)) @ params[:4]+params[4]
    y = y_train.ravel()
    return -(logistic.logcdf(z)*y+logistic.logsf(z)*(1-y)).sum()
def loss_gradient(params, X_train, y_train):
    q = arg(X_train, params)
    e = logistic.cdf(logistic.cdf(q) @ params[:4]+params[4])-y_train.ravel()
    D = e[:, np.newaxis]*params[:4]*logistic.pdf(q)
    return np.concatenate([e @ logistic.cdf(q), [e.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
