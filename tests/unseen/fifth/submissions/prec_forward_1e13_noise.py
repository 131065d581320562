def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    h = 1e-13; L0 = loss(params, X_train, y_train)
    g = np.zeros(17)
    for k in range(17):
        q = params.copy(); q[k] += h
        g[k] = (loss(q, X_train, y_train)-L0)/h
    return g
