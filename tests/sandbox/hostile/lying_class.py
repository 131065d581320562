# expect: error: an object that claims to be a float
class Impostor:
    @property
    def __class__(self):
        return float


def network(x, params):
    return Impostor()
