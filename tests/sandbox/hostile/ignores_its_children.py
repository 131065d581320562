# expect: harmless: has the kernel drop the time of its children, whose end it ignores
import signal


def network(x, params):
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    except OSError:
        return 0.0
    return 1.0
