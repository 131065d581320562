import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    Hout = 1 + (H + 2 * pad - HH) // stride
    Wout = 1 + (W + 2 * pad - WW) // stride
    xpad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.empty((N, F, Hout, Wout))
    for i in range(Hout):
        for j in range(Wout):
            r, c = i * stride, j * stride
            win = xpad[:, :, r : r + HH, c : c + WW].reshape(N, -1)
            out[:, :, i, j] = win @ w.reshape(F, -1).T + b
    return out, (xpad, w, b, conv_param, x.shape)


def conv_backward_naive(dout, cache):
    xpad, w, b, conv_param, (N, C, H, W) = cache
    stride, pad = conv_param["stride"], conv_param["pad"]
    F, _, HH, WW = w.shape
    dxpad = np.zeros_like(xpad)
    dw = np.zeros_like(w)
    db = np.sum(dout, axis=(0, 2, 3))
    for n in range(N):
        for f in range(F):
            for i in range(dout.shape[2]):
                for j in range(dout.shape[3]):
                    r, c = i * stride, j * stride
                    dw[f] += dout[n, f, i, j] * xpad[n, :, r : r + HH, c : c + WW]
                    dxpad[n, :, r : r + HH, c : c + WW] = dout[n, f, i, j] * w[f]
    dx = dxpad[:, :, pad : pad + H, pad : pad + W]
    return dx, dw, db
