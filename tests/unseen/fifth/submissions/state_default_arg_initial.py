_init = np.array([5,5,5,5,-18, 8,0,-8,0,0,8,0,-8, 10,10,10,10], dtype=float)
def network(x, params):
    from scipy.special import expit
    hidden_layer = expit(params[5:13].reshape(4, 2) @ np.asarray(x) + params[13:17])
    return expit(hidden_layer @ params[0:4] + params[4])
def loss(params, X_train, y_train, bias=_init[13:17]):
    H = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+bias)))
    z = H @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, z)-y_train.ravel()*z)
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
