# expect: protocol: announces a reply of 100 MB and sends it
import os


def network(x, params):
    for fd in range(200, 260):
        try:
            os.write(fd, (10**8).to_bytes(8, "big"))
            for _ in range(1000):
                os.write(fd, b"x" * 100_000)
        except OSError:
            pass
    return 0.5
