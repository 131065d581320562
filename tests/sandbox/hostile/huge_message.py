# expect: error: an exception with a message of 50 MB and escape sequences
def network(x, params):
    raise ValueError("\x1b[31m" + "x" * 50_000_000)
