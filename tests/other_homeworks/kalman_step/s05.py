import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    # prediction
    x = F @ x
    P = F @ P @ F.T + Q

    # Kalman gain
    S = H @ P @ H.T + R
    K = P @ H.T @ (1 / S)

    # correction
    x = x + K @ (z - H @ x)
    P = P - K @ H @ P
    return x, P
