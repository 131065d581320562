class Memory:
    params = X = H = f = None
def forward(params, X):
    if Memory.params is None or not np.array_equal(Memory.params, params) or not np.array_equal(Memory.X, X):
        Memory.params, Memory.X = params.copy(), X.copy()
        Memory.H = 1/(1+np.exp(-X.dot(params[5:13].reshape(4, 2).T)-params[13:]))
        Memory.f = 1/(1+np.exp(-Memory.H.dot(params[:4])-params[4]))
    return Memory.H, Memory.f
def network(x, params): return forward(params, np.array([x], dtype=float))[1][0]
def loss(params, X_train, y_train):
    _, f = forward(params, X_train)
    y = y_train.ravel()
    return -np.log(np.where(y == 1, f, 1-f)).sum()
def loss_gradient(params, X_train, y_train):
    H, f = forward(params, X_train)
    d = f-y_train.ravel()
    back = np.multiply(np.outer(d, params[:4]), H-H**2)
    return np.concatenate([d.dot(H), [d.sum()], back.T.dot(X_train).flatten(), back.sum(0)])
