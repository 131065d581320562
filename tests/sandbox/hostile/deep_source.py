# expect: error|crash|memory: source that is too deep for the parser
def network(x, params):
    return eval("(" * 100_000 + "0.5" + ")" * 100_000)
