# expect: protocol: finds the channel, and sends every reply twice
import gc


def double():
    for found in gc.get_objects():
        if type(found).__name__ == "Channel":
            send = type(found).send
            type(found).send = lambda self, data: send(self, data + data)
            return True


DOUBLED = double()


def network(x, params):
    return float(DOUBLED)
