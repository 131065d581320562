pairs = map(lambda i: (i, slice(5+2*i, 7+2*i)), range(4))
def sg(t): return 1/(1+np.exp(-t))
def network(x, params):
    z = params[4]
    for i, s in pairs:
        z += params[i]*sg(params[s] @ x + params[13+i])
    return sg(z)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.ravel(y_train)):
        h = [1/(1 + np.exp(-(params[5+2*i]*x[0] + params[6+2*i]*x[1] + params[13+i]))) for i in range(4)]
        d = 1/(1 + np.exp(-(sum(params[i]*h[i] for i in range(4)) + params[4]))) - t
        g[4] += d
        for i in range(4):
            g[i] += d*h[i]
            e = d*params[i]*h[i]*(1 - h[i])
            g[5+2*i] += e*x[0]
            g[6+2*i] += e*x[1]
            g[13+i] += e
    return g
