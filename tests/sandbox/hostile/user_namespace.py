# expect at strong: harmless: becomes root in a namespace of its own
import ctypes
import os


def network(x, params):
    if os.fork() == 0:
        os._exit(ctypes.CDLL(None).unshare(0x10000000) == 0)
    return float(os.wait()[1] != 0)
