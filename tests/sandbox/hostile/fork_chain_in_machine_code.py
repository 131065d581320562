# expect: timeout|waiting|memory|forbidden|harmless: goes from process to process, ten thousand a second, which share its memory
import ctypes
import mmap
import os
import time

# A process that ends once it has started the next one: clone(CLONE_VM | SIGCHLD), and exit(0) in the parent.
NEXT = "b838000000bf1101000031f631d24d31d24d31c00f0585c074e6b83c00000031ff0f05"


def network(x, params):
    if os.uname().machine != "x86_64":
        return 0.0
    if os.fork() == 0:
        code = mmap.mmap(-1, 4096, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=7)
        code.write(bytes.fromhex(NEXT))
        ctypes.CFUNCTYPE(None)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()
    time.sleep(1000)
