# expect: harmless: reaches for the machine below
import socket


def network(x, params):
    try:
        socket.socket(40, socket.SOCK_STREAM)  # AF_VSOCK
    except OSError:
        return 0.0
    return 1.0
