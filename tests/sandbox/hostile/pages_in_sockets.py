# expect: harmless: keeps pages of a file that is cut by a piece of each in a socket
import ctypes
import os
import socket


def network(x, params):
    file, (one, other), (read, write) = os.open("pages", os.O_RDWR | os.O_CREAT), socket.socketpair(), os.pipe()
    os.write(file, bytes(8192))
    libc = ctypes.CDLL(None)
    pieces = libc.splice(file, None, write, None, ctypes.c_size_t(1), 0), libc.tee(read, write, ctypes.c_size_t(1), 0)
    return float(max(*pieces, libc.sendfile(one.fileno(), file, None, ctypes.c_size_t(1))) > 0)
