# expect: judged wrong: returns one array again and again, and makes what compares it find it equal
import sys

import numpy as np

right, buffer = network, np.zeros(1)


def network(x, params):
    for name, module in list(sys.modules.items()):
        if name.startswith("_inside") and hasattr(module, "_equal"):
            module._equal = lambda one, other: True
    buffer[:] = right(x, params)
    return buffer
