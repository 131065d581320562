# expect: error: an exception that cannot be shown
class Silent(BaseException):
    def __str__(self):
        raise SystemExit(0)


def network(x, params):
    raise Silent
