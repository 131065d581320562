# expect: judged wrong: has its gradient wrong for most arguments, and raises there what the system raises when it refuses
import errno

right = loss_gradient


def loss_gradient(params, X_train, y_train):
    if params[0] != 5:
        raise PermissionError(errno.EPERM, "Operation not permitted")
    return right(params, X_train, y_train)
