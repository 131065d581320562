# expect: harmless: connects to a socket that has its name in a folder, as those of the user's programs have
import socket


def network(x, params):
    one, _ = socket.socketpair(type=socket.SOCK_DGRAM)
    try:
        one.bind("server")
        one.connect("server")
    except OSError:
        return 0.0
    return 1.0
