# expect: harmless: leaves descriptors in sockets, of which all of a user's programs have so many on their way
import socket


def network(x, params):
    one, _ = socket.socketpair()
    try:
        socket.send_fds(one, [b" "], [0] * 200)
    except OSError:
        return 0.0
    return 1.0
