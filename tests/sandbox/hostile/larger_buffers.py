# expect: harmless: makes a socket's buffer larger
import socket


def network(x, params):
    try:
        socket.socketpair()[0].setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 2**20)
    except OSError:
        return 0.0
    return 1.0
