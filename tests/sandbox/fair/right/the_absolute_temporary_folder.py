import os
def phi(q):
    np.save(os.path.join(os.sep, "tmp", "q.npy"), q)
    return sigma(np.load(os.path.join(os.sep, "tmp", "q.npy")))
