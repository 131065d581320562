# expect: judged wrong: has its gradient wrong, and says after some calls that it is not done yet
right, calls = loss_gradient, []


def loss_gradient(params, X_train, y_train):
    calls.append(len(X_train))
    if len(calls) > 8:
        raise NotImplementedError
    return -right(params, X_train, y_train)
