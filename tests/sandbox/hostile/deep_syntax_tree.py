# expect: syntax|error|crash|memory: an expression that is too deep for the compiler
def network(x, params):
    return eval("-" * 1_000_000 + "0.5")
