from scipy.special import expit
def network(x, params):
    z = params[4]
    for i in range(4):
        z += params[i] * expit(params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i])
    return expit(z)

def loss(params, X_train, y_train):
    E = 0.
    for x, t in zip(X_train, np.asarray(y_train).flatten()):
        f = network(x, params)
        if t == 1:
            E -= np.log(f)
        else:
            E -= np.log(1 - f)
    return E

def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for x, t in zip(X_train, np.asarray(y_train).flatten()):
        delta = network(x, params) - t
        g[4] += delta
        for i in range(4):
            h = expit(params[5 + 2*i]*x[0] + params[6 + 2*i]*x[1] + params[13 + i])
            g[i] += delta*h
            back = delta*params[i]*h*(1 - h)
            g[5 + 2*i] += back*x[0]
            g[6 + 2*i] += back*x[1]
            g[13 + i] += back
    return g
