# expect: judged wrong: changes its arguments, and with ctypes what a name of the judge's side means
import ctypes
import sys

right = network


def network(x, params):
    names = vars(sys.modules["_inside.calling"])
    for name in (b"_equal", b"changed"):
        ctypes.pythonapi.PyDict_SetItemString(ctypes.py_object(names), name, ctypes.py_object(lambda one, other: {}))
    value = right(x, params)
    params *= -1
    return value
