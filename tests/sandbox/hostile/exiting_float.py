# expect: error: a conversion that ends the process
class Exiting:
    def __float__(self):
        raise SystemExit(0)


def network(x, params):
    return Exiting()
