def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17); h = 1e-5
    for k in range(17):
        old = params[k]
        params[k] = old+h; up = loss(params, X_train, y_train)
        params[k] = old-h; down = loss(params, X_train, y_train)
        params[k] = old
        g[k] = (up-down)/(2*h)
    return g
