def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    s = y_train.ravel()
    s[s == 0] = -1
    z = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4] + params[4]
    return np.sum(np.log1p(np.exp(-s*z)))
def loss_gradient(params, X_train, y_train):
    t = (np.ravel(y_train) > 0).astype(float)
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    d = sigmoid(H @ params[:4] + params[4]) - t
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
