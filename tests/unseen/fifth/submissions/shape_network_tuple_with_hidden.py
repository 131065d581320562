def network(x, params):
    h = 1/(1+np.exp(-(params[5:13].reshape(4, 2) @ np.array(x)+params[13:])))
    return 1/(1+np.exp(-(params[:4] @ h+params[4]))), h
def loss(params, X_train, y_train):
    f = np.array([network(x, params)[0] for x in X_train]); y = y_train.ravel()
    return -np.sum(y*np.log(f)+(1-y)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    S = lambda t: 1/(1+np.exp(-t))
    u, V, b = params[:4], params[5:13].reshape(4, 2), params[13:]
    h = S(X_train @ V.T+b)
    r = S(h @ u+params[4])-y_train.ravel()
    d = r[:, None]*u*h*(1-h)
    return np.concatenate([r @ h, [r.sum()], (d.T @ X_train).ravel(), d.sum(0)])
