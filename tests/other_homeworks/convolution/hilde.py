import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    stride = conv_param["stride"]
    pad = conv_param["pad"]
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    H_out = int(1 + (H + 2 * pad - HH) / stride)
    W_out = int(1 + (W + 2 * pad - WW) / stride)
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for f in range(F):
            for h in range(H_out):
                for k in range(W_out):
                    hs, ks = h * stride, k * stride
                    out[n, f, h, k] = np.sum(x_pad[n, :, hs : hs + HH, ks : ks + WW] * w[f]) + b[f]
    cache = (x, w, b, conv_param)
    return out, cache


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    stride = conv_param["stride"]
    pad = conv_param["pad"]
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    N, F, H_out, W_out = dout.shape
    x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    db = np.array([dout[:, f].sum() for f in range(F)])

    dw = np.zeros_like(w)
    for f in range(F):
        for c in range(C):
            for u in range(HH):
                for v in range(WW):
                    dw[f, c, u, v] = np.sum(dout[:, f] * x_pad[:, c, u : u + H_out, v : v + W_out])

    dx_pad = np.zeros_like(x_pad)
    for n in range(N):
        for f in range(F):
            for h in range(H_out):
                for k in range(W_out):
                    hs, ks = h * stride, k * stride
                    dx_pad[n, :, hs : hs + HH, ks : ks + WW] += dout[n, f, h, k] * w[f]
    dx = dx_pad[:, :, pad : H + pad, pad : W + pad]
    return dx, dw, db
