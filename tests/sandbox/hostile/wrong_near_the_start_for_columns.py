# expect: judged wrong: is wrong with labels of shape (N, 1) alone, on the way of the homework's descent, and right at `initial` itself
right_loss, right_gradient = loss, loss_gradient
own = np.array([5, 5, 5, 5, -18, 8, 0, -8, 0, 0, 8, 0, -8, 10, 10, 10, 10.0])


def off(params, y):
    return y.ndim == 2 and params[0] != 5 and np.abs(params - own).max() < 4


def loss(params, X_train, y_train):
    return right_loss(params, X_train, y_train) * (2 if off(params, y_train) else 1)


def loss_gradient(params, X_train, y_train):
    return right_gradient(params, X_train, y_train) * (-1 if off(params, y_train) else 1)
