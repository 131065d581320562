def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def all_points(params, X):
    H = sigmoid(X @ params[5:13].reshape(4, 2).T + params[13:])
    return H, np.clip(sigmoid(H @ params[:4] + params[4]), 0.02, 0.98)
def loss(params, X_train, y_train):
    f, t = all_points(params, X_train)[1], np.ravel(y_train)
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def loss_gradient(params, X_train, y_train):
    H, f = all_points(params, X_train)
    d = f - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([d @ H, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
