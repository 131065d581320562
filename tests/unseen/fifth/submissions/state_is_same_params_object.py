_last = [None, None]
def network(x, params):
    y = np.zeros(4)
    for j in range(4):
        y[j] = 1.0/(1.0 + np.exp(-np.sum(params[5+2*j:7+2*j]*np.array(x)) - params[13+j]))
    s = np.sum(y*params[0:4]) + params[4]
    return 1.0/(1.0 + np.exp(-s))
def weights(params):
    if params is not _last[0]:
        _last[0] = params
        _last[1] = [float(p) for p in params]
    return _last[1]
def loss(params, X_train, y_train):
    w = weights(params); s = 0
    for x, t in zip(X_train, y_train.ravel()):
        z = w[4]+sum(w[i]/(1+np.exp(-(w[5+2*i]*x[0]+w[6+2*i]*x[1]+w[13+i]))) for i in range(4))
        s += np.logaddexp(0, -z if t == 1 else z)
    return s
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
