# expect: error: a conversion that pretends somebody pressed Ctrl-C
class Interrupting:
    def __float__(self):
        raise KeyboardInterrupt


def network(x, params):
    return Interrupting()
