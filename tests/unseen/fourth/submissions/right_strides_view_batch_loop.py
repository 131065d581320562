def lf(t): return 1/(1+np.exp(-t))
def network(x, params):
    i, z = 0, params[4]
    while i < 4:
        j, s = 0, params[13+i]
        while j < 2:
            s = s + params[5:13][2*i+j]*x[j]
            j += 1
        z = z + params[i]*lf(s)
        i += 1
    return float(lf(z))
def loss(params, X_train, y_train):
    n, E, t = 0, 0.0, np.ravel(y_train)
    while n < len(t):
        p = network(X_train[n], params)
        E -= np.log([1-p, p][int(t[n])])
        n += 1
    return float(E)
def loss_gradient(params, X_train, y_train):
    n, g, t = 0, np.zeros(17), np.ravel(y_train)
    while n < len(t):
        h = lf(params[5:13:2]*X_train[n, 0]+params[6:14:2][:4]*X_train[n, 1]+params[13:])
        d = lf(params[:4]@h+params[4])-t[n]
        e = d*params[:4]*h*(1-h)
        g[:4] += d*h; g[4] += d; g[13:] += e
        g[5:13:2] += e*X_train[n, 0]
        g[6:13:2] += e*X_train[n, 1]
        n += 1
    return g
