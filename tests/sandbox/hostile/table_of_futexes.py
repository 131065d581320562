# expect: harmless: has the kernel make a large table of futexes
import ctypes

FUTEX_HASH, SET_SLOTS = 78, 1


def network(x, params):
    return float(ctypes.CDLL(None).prctl(FUTEX_HASH, ctypes.c_ulong(SET_SLOTS), ctypes.c_ulong(2**22), 0, 0) == 0)
