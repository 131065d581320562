# expect: error: a list that holds itself
def network(x, params):
    endless = []
    endless.append(endless)
    return endless
