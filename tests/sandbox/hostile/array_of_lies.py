# expect: judged wrong: its outputs are right in memory, and 0.5 in every use
class Lie(np.ndarray):
    __array_function__ = __array_ufunc__ = lambda self, *args, **kwargs: 0.5


_right = network


def network(x, params):
    return np.array(_right(x, params)).view(Lie)
