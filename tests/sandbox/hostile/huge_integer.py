# expect: error: an integer that no float can hold
def network(x, params):
    return 10**5000
