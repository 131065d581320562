# expect: harmless: watches which files others open, and takes all the watches that the user may have
import ctypes


def network(x, params):
    return float(ctypes.CDLL(None).inotify_init1(0) != -1)
