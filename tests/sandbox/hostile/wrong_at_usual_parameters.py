# expect: judged wrong: is wrong at parameters of a usual size, as drawn from a normal distribution, and right at smaller and larger ones
right_loss, right_gradient = loss, loss_gradient


def off(params):
    return 0.65 < np.abs(params).max() < 5


def loss(params, X_train, y_train):
    return right_loss(params, X_train, y_train) * (2 if off(params) else 1)


def loss_gradient(params, X_train, y_train):
    return right_gradient(params, X_train, y_train) * (-1 if off(params) else 1)
