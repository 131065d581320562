# expect: timeout: a clock that stands still
import time


def network(x, params):
    time.time = time.monotonic = time.perf_counter = lambda: 0.0
    while True:
        pass
