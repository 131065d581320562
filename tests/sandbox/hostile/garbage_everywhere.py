# expect: protocol: writes garbage to every file descriptor
import os


def network(x, params):
    for fd in range(3, 512):
        try:
            os.write(fd, b"\xff" * 10_000)
        except OSError:
            pass
    return 0.5
