# expect: judged wrong: is wrong for the notebook's own array of points, and right for its copies
_right = loss_gradient


def loss_gradient(params, X_train, y_train):
    return _right(params, X_train, y_train) * (0.5 if X_train is X else 1)
