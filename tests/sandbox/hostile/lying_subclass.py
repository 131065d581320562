# expect: returned: an array that equals everything
import numpy as np


class Agreeable(np.ndarray):
    def __eq__(self, other):
        return True

    def __array_function__(self, *args, **kwargs):
        return True

    def __array_ufunc__(self, *args, **kwargs):
        return True


def network(x, params):
    return np.array([1.0, 2.0]).view(Agreeable)
