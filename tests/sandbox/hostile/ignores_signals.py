# expect: timeout: ignores whatever signal can be ignored
import signal


def network(x, params):
    for number in range(1, 65):
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            pass
    while True:
        pass
