def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    E = 0
    for (p1, p2), tn in zip(X_train, y_train.ravel()):
        zn = params[4]
        for k in range(4):
            zn = zn+params[k]/(1+np.exp(-(params[5+2*k]*p1+params[6+2*k]*p2+params[13+k])))
        E += np.log1p(np.exp(-zn)) if tn == 1 else np.log1p(np.exp(zn))
    return E
def loss_gradient(params, X_train, y_train):
    order = np.argsort(-params[:4], kind='stable')
    u, V, b = params[:4][order], params[5:13].reshape(4, 2)[order], params[13:][order]
    h = 1/(1+np.exp(-(X_train @ V.T+b))); e = 1/(1+np.exp(-(h @ u+params[4])))-y_train.ravel()
    d = e[:, None]*u*h*(1-h)
    return np.concatenate([e @ h, [e.sum()], (d.T @ X_train).ravel(), d.sum(0)])
