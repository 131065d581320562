history = []
def activation(t): return 1/(1+np.exp(-t))
def split_params(params):
    params = np.array(params)
    return params[:4], params[4], params[5:13].reshape(4,2), params[13:17]
def network(x, params):
    u, a, V, b = split_params(params)
    x = np.array(x).reshape(2, 1)
    hidden = activation(V @ x + b.reshape(4, 1))
    return activation(u.reshape(1, 4) @ hidden + a)[0, 0]
def loss(params, X_train, y_train):
    value = 0
    for i in range(X_train.shape[0]):
        target = y_train[i] if np.ndim(y_train) == 1 else y_train[i, 0]
        p = network(X_train[i], params)
        value += -(target*np.log(p)+(1-target)*np.log(1-p))
    history.append(value)
    return value
def loss_gradient(params, X_train, y_train):
    u, a, V, b = split_params(params)
    grads = []
    for i in range(X_train.shape[0]):
        target = y_train[i] if np.ndim(y_train) == 1 else y_train[i, 0]
        x = X_train[i].reshape(2, 1)
        hidden = activation(V @ x + b.reshape(4, 1))
        delta2 = network(X_train[i], params) - target
        delta1 = u.reshape(4, 1)*delta2*hidden*(1-hidden)
        grads.append(np.vstack([delta2*hidden, [[delta2]], (delta1 @ x.T).reshape(8, 1), delta1]))
    return np.sum(np.hstack(grads), axis=1)
