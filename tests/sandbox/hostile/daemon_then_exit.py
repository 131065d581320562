# expect: crash: leaves a daemon behind that holds every pipe, and ends
import os
import time


def network(x, params):
    if os.fork() == 0:
        os.setpgid(0, 0)
        if os.fork() == 0:
            time.sleep(1000)
        os._exit(0)
    time.sleep(0.05)
    os._exit(0)
