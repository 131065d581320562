import threading
def phi(q):
    found = {}
    threads = [threading.Thread(target=lambda i=i: found.update({i: sigma(np.asarray(q)[i])})) for i in range(len(q))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return np.array([found[i] for i in range(len(q))])
