# expect: waiting: sleeps
import time


def network(x, params):
    time.sleep(1000)
    return 0.5
