# expect: judged wrong: takes long, and returns zeros for numbers of points that a slow function might not be asked at
import time

right = loss_gradient


def loss_gradient(params, X_train, y_train):
    began, n = time.process_time(), len(X_train)
    while time.process_time() - began < 0.1 and params[0] != 5:
        pass
    return right(params, X_train, y_train) if params[0] == 5 or n <= 20 or n in (33, 500) else np.zeros(17)
