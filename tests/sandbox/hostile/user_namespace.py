# expect: harmless: becomes root in a namespace of its own
import ctypes
import os
import platform

NEW_USERS, CHILD_ENDED = 0x10000000, 17
CLONE, CLONE3 = {"x86_64": (56, 435), "aarch64": (220, 435)}[platform.machine()]


def network(x, params):
    libc = ctypes.CDLL(None)
    if os.fork() == 0:
        os._exit(libc.unshare(NEW_USERS) == 0)
    unshared = os.wait()[1]
    asked = (ctypes.c_uint64 * 8)(NEW_USERS, 0, 0, 0, CHILD_ENDED)
    for number, *arguments in ((CLONE, NEW_USERS | CHILD_ENDED, 0, 0, 0, 0), (CLONE3, asked, 64)):
        made = libc.syscall(number, *arguments)
        if made == 0:
            os._exit(0)
        unshared += made > 0
    return float(unshared)
