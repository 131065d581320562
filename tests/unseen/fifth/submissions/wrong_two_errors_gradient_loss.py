def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    L = 0
    for i, x in enumerate(X_train):
        f = network(x, params); t = np.ravel(y_train)[i]
        if t == 1: L -= np.log(f)
        elif f < 0.99: L -= np.log(1-f)
    return L
def loss_gradient(params, X_train, y_train):
    w = np.array([params[0], params[1], params[2], params[2]])
    h = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    e = 1/(1+np.exp(-(h @ params[:4]+params[4])))-y_train.ravel()
    b = h*(1-h)*w*e[:, None]
    return np.concatenate([e @ h, [e.sum()], (b.T @ X_train).ravel(), b.sum(0)])
