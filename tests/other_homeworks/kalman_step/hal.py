import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x = F @ x
    P = F @ P @ F.T + Q
    S = R + H @ P @ H.T
    K = P @ H.T @ np.linalg.pinv(S)
    x = x + K @ (z - H @ x)
    # the symmetric form, so that P stays positive
    A = np.eye(P.shape[0]) - K @ H
    P = A @ P @ A.T
    return x, P
