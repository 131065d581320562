from multiprocessing import Pool
def phi(q):
    with Pool(2) as pool:
        return np.array(pool.map(sigma, list(q)))
