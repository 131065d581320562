# expect: judged wrong: leaves params as an array that cannot be changed any more, so that params -= .. fails
right = loss_gradient


def loss_gradient(params, X_train, y_train):
    params.flags.writeable = False
    return right(params, X_train, y_train)
