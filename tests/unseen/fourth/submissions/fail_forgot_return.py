def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    H = 1/(1 + np.exp(-(X_train @ params[5:13].reshape(4, 2).T + params[13:])))
    z = H @ params[:4] + params[4]
    return np.sum(np.logaddexp(0, z) - np.ravel(y_train)*z)
def forward(params, X):
    H = 1/(1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return H, 1/(1 + np.exp(-(H @ params[:4] + params[4])))
def loss_gradient(params, X_train, y_train):
    H, f = forward(params, X_train)
    d = f - np.ravel(y_train)
    D = d[:, None]*params[:4]*H*(1-H)
    g = np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
