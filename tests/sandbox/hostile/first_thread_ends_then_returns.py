# expect: returned: leaves a process behind whose first thread has ended, in a group of its own
import ctypes
import os
import platform
import threading
import time

EXIT = {"x86_64": 60, "aarch64": 93}  # of one thread


def network(x, params):
    if os.fork() == 0:
        os.setpgid(0, 0)
        threading.Thread(target=time.sleep, args=(1000,)).start()
        ctypes.CDLL(None).syscall(EXIT[platform.machine()], 0)
    time.sleep(0.1)
    return 0.5
