# expect: returned: changes the arguments it is given, types and all
def network(x, params):
    params.resize(3, refcheck=False)
    x.clear()
    x.append("gone")
    return 0.5
