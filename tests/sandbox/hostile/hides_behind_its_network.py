# expect: judged wrong: has its gradient wrong, and is ended by a signal while what only its network needs is defined
import os
import signal

outputs = os.kill(os.getpid(), signal.SIGKILL)


def network(params, X_train):
    return outputs


def loss_gradient(params, X_train, y_train):
    return np.zeros(17)
