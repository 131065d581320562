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
    L0, out = loss(params, X_train, y_train), []
    for k in range(len(params)):
        q = params.copy()
        q[k] += 1e-7
        out.append((loss(q, X_train, y_train) - L0)/1e-7)
    return np.array(out)
