# expect: memory|crash|error: lets processes in the background fill the memory while its calls return at once
import os
import time


def fill():
    if os.fork() == 0:
        held = bytearray(200 * 1024**2)
        held[::4096] = b"x" * len(held[::4096])
        time.sleep(1000)
    time.sleep(0.02)


def loss(params, X, y):
    for _ in range(8):
        fill()
    time.sleep(1)
    return 0.5
