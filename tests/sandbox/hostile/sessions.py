# expect: harmless: begins a session of its own, of which each gets as much of the processor as the judge
import os


def network(x, params):
    if os.fork() == 0:
        try:
            os.setsid()
        except OSError:
            os._exit(0)
        os._exit(1)
    return float(os.wait()[1] != 0)
