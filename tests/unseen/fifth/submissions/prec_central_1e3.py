def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    out = []
    for k in range(len(params)):
        hi, lo = params.copy(), params.copy()
        hi[k] += 1e-3; lo[k] -= 1e-3
        out.append((loss(hi, X_train, y_train)-loss(lo, X_train, y_train))/2e-3)
    return np.array(out)
