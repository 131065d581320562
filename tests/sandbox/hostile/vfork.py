# expect: waiting: sleeps in a child of vfork, for which the system holds its parent up
import ctypes


def network(x, params):
    libc = ctypes.CDLL(None)
    if libc.vfork() == 0:
        libc.sleep(1000)
        libc._exit(0)
    return 0.0
