rng = np.random.default_rng()
def sig(x): return 1/(1+np.exp(-x))
def network(x, params):
    return sig(np.sum(params[:4]*sig(np.sum(params[5:13].reshape(4, 2)*np.array(x), axis=1)+params[13:]))+params[4])
def loss(params, X_train, y_train):
    o = rng.permutation(len(X_train)); X, t = X_train[o], y_train.ravel()[o]
    f = np.array([network(x, params) for x in X])
    return -np.sum(np.log(f)*(t == 1)+np.log(1-f)*(t == 0))
def loss_gradient(params, X_train, y_train):
    o = rng.permutation(len(X_train)); g = 0
    for batch in np.array_split(o, 1+len(o)//32):
        X, t = X_train[batch], y_train.ravel()[batch]
        h = sig(X @ params[5:13].reshape(4, 2).T+params[13:]); e = sig(h @ params[:4]+params[4])-t
        q = np.einsum('n,i,ni,ni->ni', e, params[:4], h, 1-h)
        g = g+np.concatenate([np.einsum('n,ni', e, h), [e.sum()], np.einsum('ni,nj->ij', q, X).ravel(), np.einsum('ni->i', q)])
    return g
