# expect: crash: reads address 0
import ctypes


def network(x, params):
    return float(ctypes.string_at(0)[0])
