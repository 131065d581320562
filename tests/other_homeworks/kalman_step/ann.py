import numpy as np
from numpy.linalg import inv


def predict(x, P, F, Q):
    return F.dot(x), np.linalg.multi_dot([F, P, F.T]) + Q


def kalman_step(x, P, z, F, H, Q, R):
    xp, Pp = predict(x, P, F, Q)
    # information form
    Y = inv(Pp) + H.T.dot(inv(R)).dot(H)
    yv = inv(Pp).dot(xp) + H.T.dot(inv(R)).dot(z)
    P_new = inv(Y)
    x_new = np.linalg.solve(Y, yv)
    return x_new, P_new
