# expect: forbidden|memory: forks as fast as it can
import os


def network(x, params):
    while True:
        try:
            os.fork()
        except OSError:
            pass
