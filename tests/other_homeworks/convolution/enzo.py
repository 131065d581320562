import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    H2 = (H - HH + 2 * P) // S + 1
    W2 = (W - WW + 2 * P) // S + 1
    xp = np.pad(x, [(0, 0), (0, 0), (P, P), (P, P)])
    out = np.zeros((N, F, H2, W2))
    for n in range(N):
        for f in range(F):
            for c in range(C):
                for i in range(H2):
                    for j in range(W2):
                        window = xp[n, c, i * S : i * S + HH, j * S : j * S + WW]
                        out[n, f, i, j] += (window * w[f, c]).sum() + b[f]
    return out, (xp, w, S, P)


def conv_backward_naive(dout, cache):
    xp, w, S, P = cache
    N, F, H2, W2 = dout.shape
    HH, WW = w.shape[2:]
    dxp = np.zeros(xp.shape)
    dw = np.zeros(w.shape)
    db = np.zeros(F)
    for n in range(N):
        for f in range(F):
            db[f] += dout[n, f].sum()
            for i in range(H2):
                for j in range(W2):
                    dw[f] += dout[n, f, i, j] * xp[n, :, i * S : i * S + HH, j * S : j * S + WW]
                    dxp[n, :, i * S : i * S + HH, j * S : j * S + WW] += dout[n, f, i, j] * w[f]
    dx = dxp[:, :, P : dxp.shape[2] - P, P : dxp.shape[3] - P]
    return dx, dw, db
