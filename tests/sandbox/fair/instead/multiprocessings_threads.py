from multiprocessing.dummy import Pool
def phi(q):
    with Pool(3) as pool:
        return np.array(pool.map(sigma, list(q)))
