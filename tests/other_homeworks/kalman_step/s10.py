import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    # Information form: precisions add.
    inv = np.linalg.inv
    x_prior = (F * x).sum(axis=1)
    P_prior = np.einsum("ij,jk,lk->il", F, P, F) + Q
    precision = inv(P_prior) + H.T @ inv(R) @ H
    P_post = inv(precision)
    x_post = P_post @ (inv(P_prior) @ x_prior + H.T @ inv(R) @ z)
    return x_post, P_post
