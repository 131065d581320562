# expect: waiting: an alarm that nobody handles
import signal
import time


def network(x, params):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    time.sleep(1000)
    return 0.5
