# expect: judged wrong: empties what it is given, and makes what compares that find no change
import sys

right = network


def network(x, params):
    calling = sys.modules["_inside.calling"]
    calling._equal, calling.changed = lambda one, other: True, lambda before, after: {}
    value = right(x, params)
    params[...] = 0
    x[:] = [0.0, 0.0]
    return value
