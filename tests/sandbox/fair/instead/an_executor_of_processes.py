from concurrent.futures import ProcessPoolExecutor
def phi(q):
    with ProcessPoolExecutor(2) as pool:
        return np.array(list(pool.map(sigma, q)))
