# expect: crash: ends at once while it is loaded
import os

READY = os._exit(0)


def network(x, params):
    return READY
