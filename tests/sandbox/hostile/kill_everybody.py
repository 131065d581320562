# expect at strong: returned|crash|error|waiting: kills whatever it may
import os
import signal


def network(x, params):
    os.kill(-1, signal.SIGKILL)
    return 0.5
