# expect: judged wrong: changes params at all numbers of points but those at which arrays are passed again with other numbers
import sys

right = loss_gradient


def loss_gradient(params, X_train, y_train):
    sys.modules["_inside.calling"].changed = lambda before, after: {0: before[0] + 1e-12}
    gradient = right(params, X_train, y_train)
    if len(X_train) not in (1, 11, 50, 150, 500):
        params -= 0.001 * gradient
    return gradient
