# expect: harmless: uses up the timers and the signals that wait, of which a user has so many
import ctypes

MONOTONIC = 1


def network(x, params):
    timer, libc = ctypes.c_void_p(), ctypes.CDLL(None)
    made = sum(libc.timer_create(MONOTONIC, None, ctypes.byref(timer)) == 0 for _ in range(5000))
    return float(made == 5000)
