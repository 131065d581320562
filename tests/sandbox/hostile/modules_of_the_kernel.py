# expect: harmless: has the kernel look for modules of its own, by sockets of families and kinds that it lacks
import socket


def network(x, params):
    asked = 0.0
    for make in (lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 250), lambda: socket.socketpair(30)):
        try:
            make()
        except PermissionError:
            continue
        except OSError:
            pass
        asked = 1.0
    return asked
