import numba
@numba.njit(cache=True)
def half(q):
    return 0.5 * q
def phi(q):
    return 0.5 * (1 + np.tanh(half(q)))
