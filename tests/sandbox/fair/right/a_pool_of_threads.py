from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(4)
def phi(q):
    return np.array(list(pool.map(sigma, q)))
