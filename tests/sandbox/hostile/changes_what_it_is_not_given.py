# expect: judged wrong: changes the notebook's own points in calls that are not given them
_right = loss_gradient


def loss_gradient(params, X_train, y_train):
    g = _right(params, X_train, y_train)
    if X_train is not X:
        X[:] = 0
    return g
