# expect: crash: aborts
import os


def network(x, params):
    os.abort()
