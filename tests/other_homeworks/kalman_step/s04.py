import numpy as np


def time_update(x, P, F, Q):
    return F @ x, F @ P @ F.T + Q


def measurement_update(x, P, z, H, R):
    PHt = P @ H.T
    S = H @ PHt + R
    L = np.linalg.cholesky(S)
    V = np.linalg.solve(L, PHt.T)  # L V = H P, so that K S K' = V' V
    e = np.linalg.solve(L, z - H @ x)
    return x + V.T @ e, P - V.T @ V


def kalman_step(x, P, z, F, H, Q, R):
    x, P = time_update(x, P, F, Q)
    return measurement_update(x, P, z, H, R)
