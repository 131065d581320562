import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x = np.dot(F, x)
    P = np.dot(np.dot(F, P), F.T) + Q
    # make the measurements independent (R = L L^T), then take them in one after the other
    L = np.linalg.cholesky(R)
    zs = np.linalg.solve(L, z)
    Hs = np.linalg.solve(L, H)
    for zi, hi in zip(zs, Hs):
        Ph = P @ hi
        s = hi @ Ph + 1.0
        x = x + Ph * (zi - hi @ x) / s
        P = P - np.outer(Ph, Ph) / s
    return x, P
