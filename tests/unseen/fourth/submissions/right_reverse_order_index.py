def sg(q): return 1/(1+np.exp(-q))
def network(x, params):
    z = params[-13]
    for k in range(-1, -5, -1):
        z += params[k-13]*sg(params[2*k-4]*x[0] + params[2*k-3]*x[1] + params[k])
    return sg(z)
def loss(params, X_train, y_train):
    return -sum(t*np.log(q)+(1-t)*np.log(1-q) for t, q in zip(np.ravel(y_train)[::-1], [network(x, params) for x in X_train[::-1]]))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train[::-1], np.ravel(y_train)[::-1]):
        d = network(x, params)-t
        g[-13] += d
        for k in range(-1, -5, -1):
            h = sg(params[2*k-4]*x[0] + params[2*k-3]*x[1] + params[k])
            g[k-13] += d*h
            g[k] += d*params[k-13]*h*(1-h)
            g[2*k-4] += d*params[k-13]*h*(1-h)*x[0]
            g[2*k-3] += d*params[k-13]*h*(1-h)*x[1]
    return g
