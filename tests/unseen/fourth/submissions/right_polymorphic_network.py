def network(x, params):
    x = np.asarray(x, dtype=np.float64)
    many = x.ndim == 2
    x = np.atleast_2d(x)
    h = 1/(1+np.exp(-(x[:, None, :]*params[5:13].reshape(1, 4, 2)).sum(2)-params[13:]))
    f = 1/(1+np.exp(-(h*params[:4]).sum(1)-params[4]))
    return f if many else f[0]
def loss(params, X_train, y_train):
    f = network(X_train, params)
    return -np.log(np.choose(np.ravel(y_train).astype(int), [1-f, f])).sum()
def loss_gradient(params, X_train, y_train):
    h = 1/(1+np.exp(-(X_train[:, None, :]*params[5:13].reshape(1, 4, 2)).sum(2)-params[13:]))
    d = network(X_train, params)-np.ravel(y_train)
    jac = np.empty((len(d), 17))
    jac[:, :4] = h
    jac[:, 4] = 1
    jac[:, 13:] = h*(1-h)*params[:4]
    jac[:, 5:13:2] = jac[:, 13:]*X_train[:, :1]
    jac[:, 6:13:2] = jac[:, 13:]*X_train[:, 1:]
    return np.dot(d, jac)
