import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    big = np.zeros((N, C, H + 2 * p, W + 2 * p))
    big[:, :, p : H + p, p : W + p] = x
    out = np.array([[[[0] * (1 + (W + 2 * p - WW) // s)] * (1 + (H + 2 * p - HH) // s)] * F] * N)
    for n, f, i, j in np.ndindex(out.shape):
        piece = big[n, :, i * s : i * s + HH, j * s : j * s + WW]
        out[n, f, i, j] = np.vdot(piece, w[f]) + b[f]
    return out, (big, w, s, p)


def conv_backward_naive(dout, cache):
    big, w, s, p = cache
    HH, WW = w.shape[2:]
    dbig, dw, db = np.zeros(big.shape), np.zeros(w.shape), np.zeros(len(w))
    for n, f, i, j in np.ndindex(dout.shape):
        where = (n, slice(None), slice(i * s, i * s + HH), slice(j * s, j * s + WW))
        dw[f] += big[where] * dout[n, f, i, j]
        dbig[where] += w[f] * dout[n, f, i, j]
        db[f] += dout[n, f, i, j]
    end_h, end_w = big.shape[2] - p, big.shape[3] - p
    return dbig[:, :, p:end_h, p:end_w], dw, db
