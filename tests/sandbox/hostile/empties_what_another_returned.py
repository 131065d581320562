# expect: judged wrong: the loss empties the arrays that the gradient has returned
right, right_loss, returned = loss_gradient, loss, []


def loss_gradient(params, X_train, y_train):
    returned.append(right(params, X_train, y_train))
    return returned[-1]


def loss(params, X_train, y_train):
    while returned:
        returned.pop()[:] = 0
    return right_loss(params, X_train, y_train)
