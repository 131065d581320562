def _unroll(params):
    W1 = params[5:13].reshape(4, 2)
    b1 = params[13:17].reshape(4, 1)
    W2 = params[0:4].reshape(1, 4)
    b2 = params[4]
    return W1, b1, W2, b2

def _sigmoid(Z):
    return 1 / (1 + np.exp(-Z))

def forward_prop(Xt, params):
    W1, b1, W2, b2 = _unroll(params)
    Z1 = np.dot(W1, Xt) + b1
    A1 = _sigmoid(Z1)
    Z2 = np.dot(W2, A1) + b2
    A2 = _sigmoid(Z2)
    return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}

def network(x, params):
    A2, _ = forward_prop(np.array(x).reshape(2, 1), params)
    return A2[0, 0]

def loss(params, X_train, y_train):
    m = X_train.shape[0]
    Y = y_train.reshape(1, m)
    A2, _ = forward_prop(X_train.T, params)
    cost = -1/m*np.sum(Y*np.log(A2) + (1-Y)*np.log(1-A2))
    return cost*m      # the homework wants the sum

def loss_gradient(params, X_train, y_train):
    m = X_train.shape[0]
    Y = y_train.reshape(1, m)
    W1, b1, W2, b2 = _unroll(params)
    A2, cache = forward_prop(X_train.T, params)
    dZ2 = A2 - Y
    dW2 = 1/m*np.dot(dZ2, cache["A1"].T)
    db2 = 1/m*np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.dot(W2.T, dZ2)*cache["A1"]*(1-cache["A1"])
    dW1 = 1/m*np.dot(dZ1, X_train)
    db1 = 1/m*np.sum(dZ1, axis=1, keepdims=True)
    return m*np.concatenate([dW2.ravel(), db2.ravel(), dW1.ravel(), db1.ravel()])
