# expect: harmless: has the kernel hold rules of Landlock, 65,536 in each set, which are counted nowhere
import ctypes


def network(x, params):
    ports = (ctypes.c_uint64 * 2)(0, 3)
    return float(ctypes.CDLL(None).syscall(444, ports, 16, 0) != -1)
