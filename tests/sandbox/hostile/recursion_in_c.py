# expect: error|crash: raises the limit, then recurses
import sys


def network(x, params):
    sys.setrecursionlimit(10**9)
    nested = []
    for _ in range(1_000_000):
        nested = [nested]
    return float(repr(nested) == "")
