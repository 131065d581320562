# expect: forbidden|waiting: doubles its processes as quickly as can be, each of which is busy
import ctypes
import time


def network(x, params):
    fork, end = ctypes.CDLL(None).fork, time.monotonic() + 60
    for _ in range(10):
        fork()
    while time.monotonic() < end:
        pass
