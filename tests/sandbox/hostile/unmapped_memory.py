# expect: harmless: keeps memory in files that are nowhere
import os


def network(x, params):
    try:
        os.memfd_create("hidden")
    except OSError:
        return 0.0
    return 1.0
