# expect: waiting: is held up until a thread that sleeps has ended, as by vfork, without a child
import ctypes

VM, SIGHAND, VFORK, THREAD = 0x100, 0x800, 0x4000, 0x10000


def network(x, params):
    libc = ctypes.CDLL(None)
    stack = ctypes.create_string_buffer(1 << 20)
    top = ctypes.c_void_p((ctypes.addressof(stack) + len(stack)) & ~15)
    libc.clone(libc.sleep, top, VM | SIGHAND | VFORK | THREAD, ctypes.c_void_p(1000))
    return 0.0
