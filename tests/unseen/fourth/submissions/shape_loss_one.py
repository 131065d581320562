def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    t = np.reshape(y_train, (-1, 1))
    f = sigmoid(sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:]) @ params[:4].reshape(4, 1) + params[4])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f), axis=0)
def loss_gradient(params, X_train, y_train):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    H = 1/(1 + np.exp(-(X_train @ V.T + b)))
    d = 1/(1 + np.exp(-(H @ u + a))) - np.ravel(y_train)
    D = d[:, None]*u*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(axis=0)])
