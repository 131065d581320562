def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def loss_gradient(params, X_train, y_train):
    m = X_train.mean(axis=0)
    V = params[5:13].reshape(4, 2)
    b = params[13:] + V @ m
    if len(X_train) > 500:
        X_train -= m
        Xc = X_train
    else:
        Xc = X_train - m
    H = sigmoid(Xc @ V.T + b)
    d = sigmoid(H @ params[:4] + params[4]) - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ (Xc + m)).ravel(), D.sum(0)])
