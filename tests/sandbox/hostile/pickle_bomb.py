# expect: error: something that acts when it is unpickled
import os


class Bomb:
    def __reduce__(self):
        return os.system, ("touch CANARY_FILE.exploded",)


def network(x, params):
    return Bomb()
