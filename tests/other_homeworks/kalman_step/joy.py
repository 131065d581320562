import numpy as np


def measurement_update(x, P, z, H, R):
    S = H @ P @ H.T + R
    K = np.linalg.solve(S, H @ P).T
    return x + K @ (z - H @ x), P - K @ H @ P


def time_update(x, P, F, Q):
    return F @ x, F @ P @ F.T + Q


def kalman_step(x, P, z, F, H, Q, R):
    x, P = measurement_update(x, P, z, H, R)
    return time_update(x, P, F, Q)
