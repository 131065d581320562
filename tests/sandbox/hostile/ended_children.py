# expect: forbidden: starts processes that end at once, and waits for none of them
import os
import time


def network(x, params):
    while True:
        if os.fork() == 0:
            os._exit(0)
        time.sleep(0.001)
