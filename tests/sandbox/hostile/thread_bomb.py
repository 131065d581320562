# expect: forbidden|error|memory: starts threads without end
import threading
import time


def network(x, params):
    while True:
        threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
