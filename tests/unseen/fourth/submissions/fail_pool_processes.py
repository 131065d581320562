from multiprocessing import Pool
def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def _term(args):
    x, t, p = args
    f = network(x, p)
    return -np.log(f) if t == 1 else -np.log(1-f)
def loss(params, X_train, y_train):
    with Pool(2) as pool:
        return sum(pool.map(_term, [(x, t, params) for x, t in zip(X_train, np.ravel(y_train))]))
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
