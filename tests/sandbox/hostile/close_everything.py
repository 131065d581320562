# expect: crash: closes all file descriptors
import os


def network(x, params):
    os.closerange(0, 4096)
    return 0.5
