import numpy as np


def predict(x, P, F, Q):
    x_pred = np.dot(F, x)
    P_pred = np.dot(np.dot(F, P), F.T) + Q
    return x_pred, P_pred


def kalman_step(x, P, z, F, H, Q, R):
    x_pred, P_pred = predict(x, P, F, Q)
    innovation = z - np.dot(H, x)
    S = np.dot(np.dot(H, P_pred), H.T) + R
    K = np.dot(np.dot(P_pred, H.T), np.linalg.inv(S))
    x_new = x_pred + np.dot(K, innovation)
    P_new = P_pred - np.dot(np.dot(K, H), P_pred)
    return x_new, P_new
