# expect: harmless: keeps memory in lists of who may read a file, which no size counts
import os
import struct


def network(x, params):
    entries = [(1, 7, -1), *[(2, 7, os.getuid())] * 8000, (4, 7, -1), (16, 7, -1), (32, 7, -1)]
    listed = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    open("listed", "w").close()
    try:
        os.setxattr("listed", "system.posix_acl_access", listed)
    except OSError:
        return 0.0
    return 1.0
