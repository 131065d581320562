# expect: crash: ends at once, with success
import os


def network(x, params):
    os._exit(0)
