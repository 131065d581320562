# expect: error: 10^9 elements that need no memory
import numpy as np


def network(x, params):
    return np.broadcast_to(1.0, (1000, 1000, 1000))
