import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x = F.dot(x)
    P = F.dot(P).dot(F.T) + Q
    PHt = P.dot(H.T)
    S = H.dot(PHt) + R
    K = np.linalg.solve(S.T, PHt.T).T
    x = x + K.dot(z - H.dot(x))
    P = P - K.dot(R).dot(K.T)
    return x, P
