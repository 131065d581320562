# expect: judged wrong: changes its arguments, and the copies of them in the frame above it
import sys

right = loss


def loss(params, X_train, y_train):
    value = right(params, X_train, y_train)
    X_train += 0.5
    for copy, arg in zip(sys._getframe(1).f_locals.get("before", []), (params, X_train, y_train)):
        copy[...] = arg
    return value
