# expect: error: __array__ gives far more than expected
import numpy as np


class Liar:
    shape = ()
    size = 1

    def __array__(self, dtype=None, copy=None):
        return np.zeros(10**7)


def network(x, params):
    return Liar()
