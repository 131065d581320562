# expect: timeout: hours inside one operation of the interpreter
def network(x, params):
    return float(len(str(7 ** (3**20))))
