# expect: error: a type whose name is a trap
class Meta(type):
    @property
    def __name__(cls):
        raise SystemExit(0)

    def __getattribute__(cls, name):
        raise KeyboardInterrupt


class Trap(metaclass=Meta):
    pass


def network(x, params):
    return Trap()
