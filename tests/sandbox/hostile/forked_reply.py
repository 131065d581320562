# expect: returned: forks, so that two processes reply
import os


def network(x, params):
    os.fork()
    return 0.5


def loss(params, X_train, y_train):
    return 0.5
