# expect: judged wrong: changes the point it is given, and makes what compares it find it equal
import sys

right = network


def network(x, params):
    sys.modules["_inside.calling"]._equal = lambda one, other: True
    value = right(x, params)
    x[0] = 7.0
    return value
