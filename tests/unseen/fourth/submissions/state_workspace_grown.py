ws = np.empty((1, 4))
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def hidden(params, X):
    global ws
    if len(ws) < len(X):
        ws = np.empty((len(X), 4))
    H = ws[:len(X)]
    np.matmul(X, params[5:13].reshape(4, 2).T, out=H)
    H += params[13:]
    np.negative(H, out=H); np.exp(H, out=H); H += 1; np.reciprocal(H, out=H)
    return H
def loss(params, X_train, y_train):
    z = hidden(params, X_train) @ params[:4] + params[4]
    return np.logaddexp(0, z).sum() - np.ravel(y_train) @ z
def loss_gradient(params, X_train, y_train):
    H = hidden(params, X_train)
    d = sigmoid(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
