# expect: returned|error: waits for somebody to type
import sys


def network(x, params):
    return float(len(sys.stdin.read()))
