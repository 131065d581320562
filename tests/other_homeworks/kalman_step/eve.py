import numpy as np


def gain(P, H, R):
    d, k = P.shape[0], H.shape[0]
    S = H @ P @ H.T + R
    return np.linalg.solve(S, H @ P).reshape(d, k)


def kalman_step(x, P, z, F, H, Q, R):
    x = F @ x
    P = F @ P @ F.T + Q
    K = gain(P, H, R)
    x = x + K @ (z - H @ x)
    I = np.identity(P.shape[0])
    P = (I - K @ H) @ P
    return x, P
