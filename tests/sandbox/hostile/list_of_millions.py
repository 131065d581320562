# expect: error|memory|timeout: a list of lists, 10^14 numbers when unfolded
def network(x, params):
    return [[[0.5] * 10_000_000] * 10_000] * 1000
