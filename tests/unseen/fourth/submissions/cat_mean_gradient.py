def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    t = np.ravel(y_train)
    f = np.array([network(p, params) for p in X_train])
    return -np.sum(t*np.log(f) + (1-t)*np.log(1-f))
def forward(params, X):
    H = 1/(1 + np.exp(-(X @ params[5:13].reshape(4, 2).T + params[13:])))
    return H, 1/(1 + np.exp(-(H @ params[:4] + params[4])))
def loss_gradient(params, X_train, y_train):
    H, f = forward(params, X_train)
    d = (f - np.ravel(y_train))/len(f)
    D = d[:, None]*params[:4]*H*(1-H)
    return np.concatenate([H.T @ d, [d.sum()], (D.T @ X_train).ravel(), D.sum(0)])
