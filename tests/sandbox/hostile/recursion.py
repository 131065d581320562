# expect: error|crash: recursion without end
def network(x, params):
    return network(x, params)
