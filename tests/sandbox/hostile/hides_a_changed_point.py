# expect: judged wrong: changes the point it is given, and makes what compares it find it equal
import sys

right = network


def network(x, params):
    calling = sys.modules["_inside.calling"]
    calling._equal, calling.changed = lambda one, other: True, lambda before, after: {}
    value = right(x, params)
    x[0] = 7.0
    return value
