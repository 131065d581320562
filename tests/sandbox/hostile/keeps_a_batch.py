# expect: judged wrong: a descent sets the batch of functions that take long, which were right before
right, batch = (loss, loss_gradient), None


def slowly(function, params, X, y):
    for _ in X[:batch]:
        np.linalg.inv(np.eye(20))
    return function(params, X[:batch], y[:batch])


def loss(params, X_train, y_train):
    return slowly(right[0], params, X_train, y_train)


def loss_gradient(params, X_train, y_train):
    return slowly(right[1], params, X_train, y_train)


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    global batch
    params = initial
    for _ in range(n_steps):
        params = params - eta * loss_gradient(params, X_train, y_train)
    batch = 100
    return params
