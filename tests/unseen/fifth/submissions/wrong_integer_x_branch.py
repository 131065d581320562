def network(x, params):
    x = np.array(x, dtype=float)
    if np.all(x == np.floor(x)) and np.abs(x).max() > 2:
        x = x + 0.5   # centre of the pixel
    return 1/(1+np.exp(-(params[:4] @ (1/(1+np.exp(-(params[5:13].reshape(4, 2) @ x+params[13:]))))+params[4])))
def loss(params, X_train, y_train):
    hh = 1/(1+np.exp(-(X_train @ params[5:13].reshape(4, 2).T+params[13:])))
    zz = hh @ params[:4]+params[4]
    return np.sum(np.logaddexp(0, zz)-y_train.ravel()*zz)
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
