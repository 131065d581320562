def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    b = np.array([params[k] for k in range(16, 12, -1)])
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + b)
    d = sigmoid(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
