# expect: judged wrong: has its gradient wrong, and ends itself, as the system does, at its first call
import os
import signal


def loss_gradient(params, X_train, y_train):
    if len(X_train) == 1 and not np.any(X_train) and not np.any(y_train):
        os.kill(os.getpid(), signal.SIGKILL)
    return np.zeros(17)
