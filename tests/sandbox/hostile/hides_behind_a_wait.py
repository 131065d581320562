# expect: judged wrong: has its gradient wrong, and a network that waits, while the file is loaded, for what never comes
import threading

factor = threading.Event().wait() or 1.0
right = network


def network(x, params):
    return factor * right(x, params)


def loss_gradient(params, X_train, y_train):
    return np.zeros(17)
