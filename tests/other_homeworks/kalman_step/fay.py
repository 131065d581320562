import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x_prior = np.matmul(F, x)
    P_prior = np.matmul(F, np.matmul(P, F.T)) + Q

    y = z - np.matmul(H, x_prior)
    S = np.matmul(H, np.matmul(P, H.T)) + R
    K = np.matmul(P_prior, np.matmul(H.T, np.linalg.inv(S)))

    x_post = x_prior + np.matmul(K, y)
    P_post = P_prior - np.matmul(K, np.matmul(H, P_prior))
    return x_post, P_post
