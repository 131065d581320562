# expect: error: an imaginary part
def network(x, params):
    return 0.5 + 0.5j
