import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    n = x.shape[0]
    # Predict step
    x_p = F @ x
    P_p = F @ P @ F.T + Q
    # Update step
    y = H @ x_p - z
    S = H @ P_p @ H.T + R
    K = P_p @ H.T @ np.linalg.inv(S)
    x_u = x_p + K @ y
    P_u = (np.eye(n) - K @ H) @ P_p
    return x_u, P_u
