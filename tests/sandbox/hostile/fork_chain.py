# expect: timeout|waiting|memory: goes from process to process, each of which lives for a millisecond
import os
import time


def network(x, params):
    if os.fork() == 0:
        while True:
            if os.fork():
                os._exit(0)
            end = time.perf_counter() + 0.001
            while time.perf_counter() < end:
                pass
    time.sleep(1000)
