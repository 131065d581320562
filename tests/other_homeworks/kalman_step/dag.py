import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    # predict
    x_pred = F @ x
    P_pred = F.T @ P @ F + Q
    # update
    innovation = z - H @ x_pred
    S = H @ P_pred @ H.T + R
    K = P_pred @ H.T @ np.linalg.inv(S)
    x_new = x_pred + K @ innovation
    P_new = (np.eye(len(x)) - K @ H) @ P_pred
    return x_new, P_new
