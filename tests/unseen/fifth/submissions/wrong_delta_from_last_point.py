def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    total = 0
    for i in range(len(X_train)):
        f = network(X_train[i], params)
        t = np.ravel(y_train)[i]
        total -= t*np.log(f)+(1-t)*np.log(1-f)
    return total
def loss_gradient(params, X_train, y_train):
    g = np.zeros(17)
    for n in range(len(X_train)):
        h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ X_train[n]+params[13:])))
        e = 1/(1+np.exp(-(params[:4] @ h+params[4])))-y_train.ravel()[n]
        g[:4] += e*h
        g[4] += e
    k = e*params[:4]*h*(1-h)
    g[5:13] += np.outer(k, X_train[n]).ravel()
    g[13:] += k
    return g
