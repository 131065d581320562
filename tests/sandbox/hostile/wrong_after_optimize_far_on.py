# expect: judged wrong: its optimize shortens the gradient from then on, where that is long
import numpy as np

right_gradient, longest = loss_gradient, np.inf


def loss_gradient(params, X_train, y_train):
    gradient = right_gradient(params, X_train, y_train)
    return gradient * min(1.0, longest / np.linalg.norm(gradient))


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    global longest
    longest = 20.0
    params = initial.copy()
    for _ in range(n_steps):
        params = params - eta * loss_gradient(params, X_train, y_train)
    return params
