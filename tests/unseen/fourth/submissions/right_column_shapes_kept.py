def sig(t): return 1/(1+np.exp(-t))
def network(x, params):
    X1 = np.array(x, dtype=float).reshape(1, 2)
    return float(forward(X1, params)[1].item())
def forward(X, params):
    Z1 = X @ params[5:13].reshape(4,2).T + params[13:].reshape(1,4)
    A1 = sig(Z1)
    return A1, sig(A1 @ params[:4].reshape(4,1) + params[4])
def loss(params, X_train, y_train):
    Y = np.asarray(y_train).reshape(-1, 1)
    A2 = forward(X_train, params)[1]
    return (-(Y.T @ np.log(A2)) - (1-Y).T @ np.log(1-A2)).item()
def loss_gradient(params, X_train, y_train):
    Y = np.asarray(y_train).reshape(-1, 1)
    A1, A2 = forward(X_train, params)
    dZ2 = A2 - Y
    dW2 = dZ2.T @ A1
    db2 = np.sum(dZ2, axis=0, keepdims=True)
    dZ1 = dZ2 @ params[:4].reshape(1,4) * A1*(1-A1)
    dW1 = dZ1.T @ X_train
    db1 = np.sum(dZ1, axis=0, keepdims=True)
    return np.concatenate([M.ravel() for M in (dW2, db2, dW1, db1)])
