def sg(t): return 1/(1+np.exp(-t))
def H_(params, X): return sg(X @ params[5:13].reshape(4,2).T + params[13:])
def network(x, params): return sg(H_(params, np.array(x)) @ params[:4] + params[4])
def loss(params, X_train, y_train):
    t = np.ravel(y_train); f = network(X_train, params)
    with np.errstate(all='ignore'):
        return -(np.nan_to_num(t*np.log(f)) + np.nan_to_num((1-t)*np.log(1-f))).sum()
def loss_gradient(params, X_train, y_train):
    h = H_(params, X_train)
    dE = network(X_train, params) - np.ravel(y_train)
    gu = (h.T*dE).sum(1)
    gb = (h.T*(1-h.T)*dE).sum(1)*params[:4]
    gv = ((h.T*(1-h.T)*dE) @ X_train)*params[:4, None]
    return np.concatenate([gu, [dE.sum()], gv.reshape(8), gb])
