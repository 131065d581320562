import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    n = len(x)
    for i in range(n):
        x[i] = sum(F[i, j] * x[j] for j in range(n))
    P = F @ P @ F.T + Q
    S = H @ P @ H.T + R
    K = np.linalg.solve(S, H @ P).T
    return x + K @ (z - H @ x), P - K @ S @ K.T
