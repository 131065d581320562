# expect: judged wrong: changes the parameters of one call in the next call, unless they are the notebook's own
right, given = loss_gradient, []


def loss_gradient(params, X_train, y_train):
    while given:
        if (earlier := given.pop()) is not params and earlier is not initial:
            earlier += 1.0
    given.append(params)
    return right(params, X_train, y_train)
