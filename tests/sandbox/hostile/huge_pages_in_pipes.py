# expect: harmless: keeps huge pages by a piece of each in a pipe, which no process shows any more
import ctypes
import os


def network(x, params):
    page = ctypes.create_string_buffer(4096)
    piece = (ctypes.c_size_t * 2)(ctypes.addressof(page), 4096)
    return float(ctypes.CDLL(None).vmsplice(os.pipe()[1], piece, ctypes.c_size_t(1), 0) > 0)
