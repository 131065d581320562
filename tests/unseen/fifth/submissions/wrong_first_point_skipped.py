def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def grad_of_point(p, x, t):
    h = 1/(1+np.exp(-(p[5:13].reshape(4, 2) @ x+p[13:]))); e = 1/(1+np.exp(-(p[:4] @ h+p[4])))-t
    k = e*p[:4]*h*(1-h)
    return np.concatenate([e*h, [e], np.outer(k, x).ravel(), k])
def loss_gradient(params, X_train, y_train):
    t = y_train.ravel()
    g = grad_of_point(params, X_train[0], t[0])
    for n in range(1, len(t)):
        if n == 1: g = np.zeros_like(g)
        g += grad_of_point(params, X_train[n], t[n])
    return g
