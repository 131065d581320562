def hidden_layer(X, params):
    V = params[5:13].reshape(4, 2)
    X = np.atleast_2d(np.asarray(X, float))
    return 1/(1+np.exp(-(X @ V.T + np.outer(X[:, 0]*X[:, 1], V[:, 0]*V[:, 1]) + params[13:])))
def out(X, params): return 1/(1+np.exp(-(hidden_layer(X, params) @ params[:4]+params[4])))
def network(x, params): return out(x, params)[0]
def loss(params, X_train, y_train):
    f = out(X_train, params); t = y_train.ravel()
    return -np.sum(t*np.log(f)+(1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H = hidden_layer(X_train, params); r = out(X_train, params)-y_train.ravel()
    B = r[:, None]*params[:4]*H*(1-H)
    return np.concatenate([r @ H, [r.sum()], (B.T @ X_train).ravel(), B.sum(0)])
