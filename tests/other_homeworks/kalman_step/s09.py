import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x = np.matmul(F, x)
    P = np.matmul(F, np.matmul(P, F.T)) + Q
    S = np.matmul(H, np.matmul(P, H.T))
    K = np.matmul(P, np.matmul(H.T, np.linalg.inv(S)))
    x = x + np.matmul(K, z - np.matmul(H, x))
    I = np.eye(len(x))
    P = np.matmul(I - np.matmul(K, H), P)
    return x, P
