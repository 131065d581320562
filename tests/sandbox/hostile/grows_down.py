# expect: harmless: asks for memory that the limit of data does not count
import ctypes

WRITABLE, PRIVATE_ANONYMOUS, GROWS_DOWN, NO_RESERVE = 3, 0x22, 0x100, 0x4000


def network(x, params):
    libc = ctypes.CDLL(None)
    libc.mmap.restype = ctypes.c_void_p
    flags = PRIVATE_ANONYMOUS | GROWS_DOWN | NO_RESERVE
    where = libc.mmap(None, ctypes.c_size_t(64 * 1024**3), WRITABLE, flags, -1, ctypes.c_long(0))
    return float(where != ctypes.c_void_p(-1).value)
