ES = np.einsum
def net_batch(params, X):
    V = params[5:13].reshape(4, 2)
    H = 1/(1 + np.exp(-ES('ik,nk->ni', V, X) - params[13:]))
    return H, 1/(1 + np.exp(-ES('ni,i->n', H, params[:4]) - params[4]))
def network(x, params):
    return net_batch(params, np.array([x], float))[1][0]
def loss(params, X_train, y_train):
    f = net_batch(params, X_train)[1]
    t = np.array(y_train).reshape(-1)
    return -ES('n,n->', t, np.log(f)) - ES('n,n->', 1-t, np.log1p(-f))
def loss_gradient(params, X_train, y_train):
    H, f = net_batch(params, X_train)
    d = f - np.array(y_train).reshape(-1)
    S = H*(1-H)
    return np.concatenate((ES('n,ni->i', d, H), [d.sum()],
        ES('n,i,ni,nk->ik', d, params[:4], S, X_train).reshape(8), ES('n,i,ni->i', d, params[:4], S)))
