import time
def phi(q):
    time.sleep(1e-4)
    return sigma(q)
