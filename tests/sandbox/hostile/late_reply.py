# expect: returned|protocol: a thread that answers when nobody has asked
import gc
import threading
import time


def later(channel):
    time.sleep(0.02)
    channel.send(b"\x00" * 7 + b"\x02{}")


def network(x, params):
    for found in gc.get_objects():
        if type(found).__name__ == "Channel":
            threading.Thread(target=later, args=(found,), daemon=True).start()
    return 0.5


def loss(params, X_train, y_train):
    time.sleep(0.1)
    return 0.5
