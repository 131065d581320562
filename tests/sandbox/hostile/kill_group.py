# expect: waiting: kills its process group
import os
import signal


def network(x, params):
    os.killpg(0, signal.SIGKILL)
    return 0.5
