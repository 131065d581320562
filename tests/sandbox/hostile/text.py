# expect: error: words instead of a number
def network(x, params):
    return "right"
