# expect: judged wrong: returns numbers so large that they overflow when they are divided by the right ones


def network(x, params):
    return 1e308


def loss(params, X_train, y_train):
    return -1e308


def loss_gradient(params, X_train, y_train):
    return np.full(17, 1e308)
