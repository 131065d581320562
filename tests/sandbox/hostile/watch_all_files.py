# expect: harmless: watches which files others open by the newer of the two ways
import ctypes


def network(x, params):
    return float(ctypes.CDLL(None).fanotify_init(0x200, 0) != -1)
