# expect: waiting: one of its threads sleeps in a child of vfork, and the others wait for it
import ctypes
import threading


def vfork():
    libc = ctypes.CDLL(None)
    if libc.vfork() == 0:
        libc.sleep(1000)
        libc._exit(0)


def network(x, params):
    thread = threading.Thread(target=vfork)
    thread.start()
    thread.join()
    return 0.0
