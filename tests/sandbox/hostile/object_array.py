# expect: timeout: an array of objects that never convert
import numpy as np


class Looper:
    def __float__(self):
        while True:
            pass


def network(x, params):
    return np.array([Looper()], dtype=object)
