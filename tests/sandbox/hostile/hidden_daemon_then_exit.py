# expect: crash: leaves such a daemon behind, and ends
import os
import sys


def network(x, params):
    if os.fork() == 0:
        os.setpgid(0, 0)
        if os.fork() == 0:
            os.execve(sys.executable, [sys.executable, "-c", "import time; time.sleep(1000)", "CANARY_FILE"], {})
        os._exit(0)
    os.wait()
    os._exit(0)
