# expect: harmless: reaches for the network
import socket


def network(x, params):
    try:
        socket.create_connection(("127.0.0.1", CANARY_PORT), timeout=0.5)
    except OSError:
        return 0.0
    return 1.0
