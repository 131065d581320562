def prob(X, params): return 1/(1+np.exp(-(1/(1+np.exp(-(X @ params[5:13].reshape(4, 2).T+params[13:]))) @ params[:4]+params[4])))
def network(x, params):
    return 1.0 if prob(np.array(x, float), params) >= 0.5 else 0.0
def loss(params, X_train, y_train):
    f = prob(X_train, params); y = y_train.ravel()
    return float(-y @ np.log(f)-(1-y) @ np.log(1-f))
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
