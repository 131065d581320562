B = 64
def sigmoid(q): return 1/(1+np.exp(-q))
def network(x, params):
    return sigmoid(params[4] + params[:4].dot(sigmoid(params[5:13].reshape(4,2).dot(x) + params[13:])))
def batches(X, t):
    t = np.ravel(t)
    for s in range(0, X.shape[0], B):
        yield X[s:s+B], t[s:s+B]
def loss(params, X_train, y_train):
    E = 0
    for xb, tb in batches(X_train, y_train):
        E += sum(np.logaddexp(0, (1-2*tb)*(sigmoid(xb @ params[5:13].reshape(4,2).T + params[13:]) @ params[:4] + params[4])))
    return E
def loss_gradient(params, X_train, y_train):
    g = np.zeros_like(params)
    for xb, tb in batches(X_train, y_train):
        h = sigmoid(xb @ params[5:13].reshape(4,2).T + params[13:])
        d = sigmoid(h @ params[:4] + params[4]) - tb
        g[:4] += d @ h
        g[4] += d.sum()
        e = (h - h**2)*params[:4]*d.reshape(-1, 1)
        g[5:13:2] += e.T @ xb[:, 0]
        g[6:14:2][:4] += e.T @ xb[:, 1]
        g[13:] += e.sum(axis=0)
    return g
