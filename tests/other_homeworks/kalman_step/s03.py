import numpy as np


def kalman_step(x, P, z, F, H, Q, R):
    x_hat = F.dot(x)
    P_hat = F.T.dot(P).dot(F) + Q

    residual = z - H.dot(x_hat)
    S = H.dot(P_hat).dot(H.T) + R
    K = P_hat.dot(H.T).dot(np.linalg.inv(S))

    x_new = x_hat + K.dot(residual)
    I = np.eye(P.shape[0])
    P_new = (I - K.dot(H)).dot(P_hat)
    return x_new, P_new
