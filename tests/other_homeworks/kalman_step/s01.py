import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    # predict
    x = F @ x
    P = F @ P @ F.T
    # update
    y = z - H @ x
    S = H @ P @ H.T + R
    K = P @ H.T @ np.linalg.inv(S)
    x = x + K @ y
    P = (np.eye(len(x)) - K @ H) @ P
    return x, P
