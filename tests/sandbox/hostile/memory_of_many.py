# expect: memory: takes it in many processes, each within its limit
import os
import time

import numpy as np


def network(x, params):
    for _ in range(12):
        if os.fork() == 0:
            hoard = np.ones(12_000_000)
            time.sleep(hoard[0] * 1000)
    time.sleep(1000)
