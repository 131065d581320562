# expect: returned|forbidden|protocol|waiting|timeout: reads its own replies before the judge does
import os
import threading


def take(pipe):
    while True:
        try:
            os.read(pipe, 1)
        except BlockingIOError:
            pass


def network(x, params):
    ends = [fd for fd in map(int, os.listdir("/proc/self/fd")) if fd >= 200]
    pipes = [os.open(f"/proc/self/fd/{fd}", os.O_RDONLY | os.O_NONBLOCK) for fd in ends]
    threading.Thread(target=take, args=(pipes[-1],), daemon=True).start()
    return 0.5
