def s(t):
    return 1.0/(1.0+np.exp(-t))
def network(x, params):
    total = params[4]
    for node in range(4):
        total = total + params[node]*s(params[5+2*node]*x[0] + params[6+2*node]*x[1] + params[13+node])
    return s(total)
def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    t = y_train.flatten()
    return -np.dot(t, np.log(f)) - np.dot(1-t, np.log1p(-f))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    err = network(X_train.T, params) - y_train.flatten()
    np.add.at(g, np.full(err.size, 4), err)
    for node in range(4):
        h = s(X_train @ params[5+2*node:7+2*node] + params[13+node])
        np.add.at(g, node, (err*h).sum())
        d = err*params[node]*h*(1-h)
        np.add.at(g, [5+2*node, 6+2*node], d @ X_train)
        np.add.at(g, 13+node, d.sum())
    return g
