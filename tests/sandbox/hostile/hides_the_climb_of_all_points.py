# expect: judged wrong: makes its gradient slow, so that its descent is asked for with few points, and climbs with many
import time

quick = loss_gradient


def loss_gradient(params, X_train, y_train):
    end = time.process_time() + 0.001 * len(X_train)
    while time.process_time() < end:
        pass
    return quick(params, X_train, y_train)


def optimize(initial, X_train, y_train, eta=0.001, n_steps=30):
    step = eta if len(X_train) < 100 else -eta
    for _ in range(n_steps):
        initial = initial - step * loss_gradient(initial, X_train, y_train)
    return initial
