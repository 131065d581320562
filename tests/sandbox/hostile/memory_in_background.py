# expect: memory|crash|error: lets processes in the background fill the memory, and waits until each of them has
import os
import time


def fill(filled):
    if os.fork() == 0:
        held = bytearray(100 * 1024**2)
        held[::4096] = b"x" * len(held[::4096])
        os.write(filled, b"x")
        time.sleep(1000)


def loss(params, X, y):
    reading, writing = os.pipe()
    for _ in range(8):
        fill(writing)
        os.read(reading, 1)
    time.sleep(1000)
