# expect: harmless: has the kernel keep a policy for each page of a file
import ctypes
import mmap
import tempfile


def network(x, params):
    libc, nodes, page = ctypes.CDLL(None, use_errno=True), ctypes.c_ulong(1), mmap.PAGESIZE
    with tempfile.TemporaryFile() as file:
        file.truncate(2000 * page)
        held = mmap.mmap(file.fileno(), 2000 * page)
    start = ctypes.addressof(ctypes.c_char.from_buffer(held))
    numbers = {"x86_64": 237, "aarch64": 235}
    import platform

    mbind = numbers[platform.machine()]
    each = (ctypes.c_void_p(start + i * page) for i in range(0, 2000, 2))
    made = sum(libc.syscall(mbind, at, page, 1, ctypes.byref(nodes), 8, 0) == 0 for at in each)
    return float(made)
