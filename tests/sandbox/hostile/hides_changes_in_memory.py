# expect: judged wrong: changes its arguments, and with ctypes what a name of the judge's side means
import ctypes
import sys

right = network


def network(x, params):
    names = vars(sys.modules["_inside.calling"])
    ctypes.pythonapi.PyDict_SetItemString(ctypes.py_object(names), b"_equal", ctypes.py_object(lambda one, other: True))
    value = right(x, params)
    params *= -1
    return value
