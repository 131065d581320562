# expect: returned: warnings and writing to stderr
import sys
import warnings


def network(x, params):
    warnings.warn("look at me")
    sys.stderr.write("noise\n" * 1000)
    return 0.5
