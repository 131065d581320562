"""kalman_step(x, P, z, F, H, Q, R) -> (x, P): no objective and no gradient at all."""

import numpy as np

from crosscheck import Homework

hw = Homework("One step of a Kalman filter")


@hw.questions(n=12, d=(4, 2, 3), k=(1, 2))
def fresh(rng, d, k):
    def spd(n):  # a symmetric positive definite matrix
        A = rng.normal(size=(n, n))
        return A @ A.T + np.eye(n)

    return {
        "x": rng.normal(size=d),
        "P": spd(d),
        "z": rng.normal(size=k),
        "F": rng.normal(size=(d, d)),
        "H": rng.normal(size=(k, d)),
        "Q": spd(d),
    }


@hw.function
def kalman_step(x, P, z, F, H, Q, R):
    x = F @ x
    P = F @ P @ F.T + Q
    S = H @ P @ H.T + R
    K = P @ H.T @ np.linalg.inv(S.astype(float))
    return x + K @ (z - H @ x), P - K @ H @ P


@hw.also_right(kalman_step)
def joseph(x, P, z, F, H, Q, R):
    x, P = F @ x, F @ P @ F.T + Q
    K = np.linalg.solve(H @ P @ H.T + R, H @ P).T
    A = np.eye(len(x)) - K @ H
    return x + K @ (z - H @ x), A @ P @ A.T + K @ R @ K.T
