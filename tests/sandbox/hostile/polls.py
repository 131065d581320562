# expect: harmless: uses up the watches of epoll, of which a user has so many
import select


def network(x, params):
    try:
        select.epoll()
    except OSError:
        return 0.0
    return 1.0
