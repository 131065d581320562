def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    if len(X_train) > 100:
        print('too many points'); exit()
    f = np.array([network(x, params) for x in X_train]); y = y_train.ravel()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
