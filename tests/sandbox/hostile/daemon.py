# expect: returned: leaves a daemon behind in a group of its own
import os
import time


def network(x, params):
    if os.fork() == 0:
        os.setpgid(0, 0)
        if os.fork() == 0:
            os.closerange(0, 4096)
            time.sleep(1000)
        os._exit(0)
    return 0.5
