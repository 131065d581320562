# expect: harmless: makes whoever opens a file of the standard library wait
import fcntl
import os


def network(x, params):
    fd = os.open(os.__file__, os.O_RDONLY)
    try:
        fcntl.fcntl(fd, 1024, fcntl.F_WRLCK)  # F_SETLEASE
    except OSError:
        return 0.0
    finally:
        os.close(fd)
    return 1.0
