# expect: harmless: holds semaphores
import ctypes


def network(x, params):
    libc = ctypes.CDLL(None, use_errno=True)
    made = sum(libc.semget(0, 32000, 0o1600) >= 0 for _ in range(2000))
    return float(made)
