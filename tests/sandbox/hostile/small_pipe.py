# expect: protocol|timeout|forbidden: makes the pipe of its requests too small for the judge's next one
import fcntl
import gc
import os

GET_WAITING, SET_SIZE = 0x541B, 1031
shrunk = []


def shrink():
    channel = next(thing for thing in gc.get_objects() if type(thing).__name__ == "Channel")
    fd, left = channel._requests, [0]
    fcntl.fcntl(fd, SET_SIZE, 4096)

    def waiting():
        return int.from_bytes(fcntl.ioctl(fd, GET_WAITING, bytes(4)), "little")

    def receive():  # never takes a request's last byte before more has come, so that its page stays in use
        while waiting() <= left[0]:
            pass
        os.read(fd, left[0])
        size = int.from_bytes(os.read(fd, 8), "big")
        left[0] = 1
        return os.read(fd, size - 1) + b"}"

    channel.receive = receive


def network(x, params):
    if not shrunk:
        shrunk.append(True)
        shrink()
    return 0.5


def loss(params, X, y):
    while True:
        pass
