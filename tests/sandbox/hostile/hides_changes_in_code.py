# expect: judged wrong: changes its arguments once other code is written into the function that would say so
import sys

right = loss


def nothing_changed(function, args, named={}):
    return Called(function(*args, **named), {})


def loss(params, X_train, y_train):
    value, telling = right(params, X_train, y_train), sys.modules["_inside.calling"].call
    if telling.__code__ is nothing_changed.__code__:
        y_train[...] = 1 - y_train
    telling.__code__ = nothing_changed.__code__
    return value
