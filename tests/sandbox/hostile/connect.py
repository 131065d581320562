# expect at strong: harmless: reaches for the network
import socket


def network(x, params):
    with open("/proc/net/dev") as devices:
        others = [line for line in devices if ":" in line and "lo:" not in line]
    try:
        socket.create_connection(("127.0.0.1", CANARY_PORT), timeout=0.5)
    except OSError:
        return float(len(others))
    return 1.0
