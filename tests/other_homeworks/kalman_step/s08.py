import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x_prior = F @ x
    P_prior = F @ P @ F.T + Q
    K = P_prior @ H.T @ np.linalg.inv(H @ P_prior @ H.T + R)
    x_post = x_prior + K @ (z - H @ x_prior)
    P_post = (np.identity(x.size) - K @ H) @ P
    return x_post, P_post
