# expect: memory: takes memory in a process whose first thread has ended
import ctypes
import os
import platform
import threading
import time

import numpy as np

EXIT = {"x86_64": 60, "aarch64": 93}  # of one thread


def hoard():
    time.sleep(0.1)
    kept = [np.ones(1_000_000) for _ in range(80)]
    time.sleep(1000 * kept[0][0])


def network(x, params):
    if os.fork() == 0:
        threading.Thread(target=hoard).start()
        ctypes.CDLL(None).syscall(EXIT[platform.machine()], 0)
    time.sleep(1000)
