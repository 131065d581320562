# expect: harmless: gives its machine another name, for which one capability is enough
import socket


def network(x, params):
    try:
        socket.sethostname("mine")
    except OSError:
        return 0.0
    return 1.0
