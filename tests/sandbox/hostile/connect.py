# expect at strong: harmless: reaches for the network
import socket


def network(x, params):
    others = [name for _, name in socket.if_nameindex() if name != "lo"]
    try:
        socket.create_connection(("127.0.0.1", CANARY_PORT), timeout=0.5)
    except OSError:
        return float(len(others))
    return 1.0
