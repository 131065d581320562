# expect: returned|crash|waiting: kills its parent
import os
import signal


def network(x, params):
    try:
        os.kill(os.getppid(), signal.SIGKILL)
    except OSError:
        pass
    return 0.5
