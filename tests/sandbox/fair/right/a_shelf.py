import shelve
with shelve.open("shelf") as shelf:
    shelf["scale"] = 0.5
def phi(q):
    with shelve.open("shelf") as shelf:
        return 0.5 * (1 + np.tanh(q * shelf["scale"]))
