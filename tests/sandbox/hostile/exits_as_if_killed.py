# expect: crash: ends with the exit code of a process that was killed
import os


def network(x, params):
    os._exit(137)


def loss(params, X_train, y_train):
    os._exit(143)


def loss_gradient(params, X_train, y_train):
    os._exit(152)
