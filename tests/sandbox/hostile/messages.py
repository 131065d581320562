# expect: harmless: holds queues of messages
import ctypes


def network(x, params):
    libc = ctypes.CDLL(None, use_errno=True)
    return float(sum(libc.msgget(0, 0o1600) >= 0 for _ in range(2000)))
