# expect: harmless: connects to a socket that has its name in a folder, as those of the user's programs have
import socket


def network(x, params):
    server, client = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
    server.bind("server")
    server.listen()
    try:
        client.connect("server")
    except OSError:
        return 0.0
    return 1.0
