# expect: judged wrong: takes long at two sizes, so that of those above 70 only all points are affordable, and returns zeros at others
import time

right = loss_gradient


def loss_gradient(params, X_train, y_train):
    began, n = time.process_time(), len(X_train)
    while time.process_time() - began < {500: 0.8, 16: 0.7}.get(n, 0.04 * (20 < n < 500)):
        pass
    return right(params, X_train, y_train) if n <= 70 or n == 500 else np.zeros(17)
