def network(x, params):
    suma = params[4]
    for k in range(4):
        s = params[5+2*k]*x[0] + params[6+2*k]*x[1] + params[13+k]
        suma = suma + params[k]/(1 + anp.exp(-s))
    return 1/(1 + anp.exp(-suma))
def loss(params, X_train, y_train):
    f = network(X_train.T, params)
    return -np.where(y_train == 1, np.log(f), np.log(1-f)).sum()
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
