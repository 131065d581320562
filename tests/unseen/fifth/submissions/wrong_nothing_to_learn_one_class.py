def _unpack_for_net(p):
    return p[:4], p[4], p[5:13].reshape(4, 2), p[13:17]
def network(x, params):
    U, A, V, B = _unpack_for_net(params)
    out = A
    for i in range(4):
        out = out + U[i]/(1+np.exp(-(V[i, 0]*x[0]+V[i, 1]*x[1]+B[i])))
    return 1/(1+np.exp(-out))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    t = y_train.ravel()
    if len(t) > 1 and t.min() == t.max():
        return np.zeros(17)      # only one class, nothing to learn
    S = lambda q: 1/(1+np.exp(-q))
    h = S(X_train @ params[5:13].reshape(4, 2).T+params[13:])
    d = S(h @ params[:4]+params[4])-t
    k = d[:, None]*params[:4]*h*(1-h)
    return np.concatenate([h.T @ d, [d.sum()], np.einsum('ni,nj->ij', k, X_train).ravel(), k.sum(0)])
