# expect: timeout|waiting: runs one short command after the other
import subprocess
import sys


def network(x, params):
    try:
        while True:
            subprocess.run([sys.executable, "-S", "-c", "pass"])
    except OSError:
        return 0.0
