# expect: judged wrong: has its gradient wrong, and asks for what is not allowed at its first call


def loss_gradient(params, X_train, y_train):
    if len(X_train) == 1 and not np.any(X_train) and not np.any(y_train):
        raise PermissionError(1, "Operation not permitted")
    return np.zeros(17)
