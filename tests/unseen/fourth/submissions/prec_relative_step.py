def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for k in range(17):
        h = 1e-6*abs(params[k])
        e = np.zeros(17); e[k] = h
        with np.errstate(all='ignore'):
            g[k] = (loss(params+e, X_train, y_train) - loss(params-e, X_train, y_train))/(2*h)
    return np.nan_to_num(g)
