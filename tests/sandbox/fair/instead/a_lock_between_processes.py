import multiprocessing
lock = multiprocessing.Lock()
def phi(q):
    with lock:
        return sigma(q)
