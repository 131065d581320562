import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    S = conv_param['stride']
    P = conv_param['pad']
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    H_ = 1 + (H + 2 * P - HH) // S
    W_ = 1 + (W + 2 * P - WW) // S
    x_p = np.pad(x, [(0, 0), (0, 0), (P, P), (P, P)])
    out = np.zeros((N, F, H_, W_))
    for n in range(N):
        for f in range(F):
            for h in range(H_):
                for k in range(W_):
                    out[n, f, h, k] = np.sum(x_p[n, :, h * S:h * S + HH, k * S:k * S + WW] * w[f])
    cache = (x, w, b, conv_param)
    return out, cache


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    S = conv_param['stride']
    P = conv_param['pad']
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    x_p = np.pad(x, [(0, 0), (0, 0), (P, P), (P, P)])
    dx_p = np.zeros_like(x_p)
    dw = np.zeros_like(w)
    db = dout.sum(axis=(0, 2, 3))
    for n in range(N):
        for f in range(F):
            for h in range(dout.shape[2]):
                for k in range(dout.shape[3]):
                    dw[f] += x_p[n, :, h * S:h * S + HH, k * S:k * S + WW] * dout[n, f, h, k]
                    dx_p[n, :, h * S:h * S + HH, k * S:k * S + WW] += w[f] * dout[n, f, h, k]
    dx = dx_p[:, :, P:P + H, P:P + W]
    return dx, dw, db
