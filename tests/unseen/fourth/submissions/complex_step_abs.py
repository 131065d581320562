def sigmoid(t):
    return 1 / (1 + np.exp(-t))
def network(x, params):
    u, a, V, b = params[:4], params[4], params[5:13].reshape(4, 2), params[13:]
    return sigmoid(u @ sigmoid(V @ np.asarray(x) + b) + a)
def loss(params, X_train, y_train):
    H = sigmoid(X_train @ params[5:13].reshape(4, 2).T + params[13:])
    f = sigmoid(H @ params[:4] + params[4])
    return -np.sum(np.log(np.abs(1 - np.ravel(y_train) - f)))
def loss_gradient(params, X_train, y_train):
    g = []
    for k in range(17):
        c = params + 0j
        c[k] += 1e-20j
        g.append(np.imag(loss(c, X_train, y_train))/1e-20)
    return np.array(g)
