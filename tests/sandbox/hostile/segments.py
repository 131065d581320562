# expect: harmless: keeps memory in segments that it does not attach
import ctypes


def network(x, params):
    return float(ctypes.CDLL(None).shmget(0, 1 << 20, 0o1600) != -1)
