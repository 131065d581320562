# expect: waiting|crash: stops its parent and itself
import os
import signal


def network(x, params):
    try:
        os.kill(os.getppid(), signal.SIGSTOP)
    except OSError:
        pass
    os.kill(os.getpid(), signal.SIGSTOP)
    return 0.5
