# expect: timeout|waiting|memory: goes from process to process, each started by a thread of the one before
import os
import threading
import time


def on():
    if os.fork() == 0:
        thread = threading.Thread(target=on)
        thread.start()
        thread.join()
    os._exit(0)


def network(x, params):
    if os.fork() == 0:
        on()
    time.sleep(1000)
