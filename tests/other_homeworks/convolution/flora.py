import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    Ho, Wo = 1 + (H + 2 * p - HH) // s, 1 + (W + 2 * p - WW) // s
    out = np.empty((N, F, Ho, Wo))
    for i in range(Ho):
        for j in range(Wo):
            out[:, :, i, j] = xp[:, :, i * s : i * s + HH, j * s : j * s + WW].reshape(N, -1) @ w.reshape(F, -1).T + b
    return out, (x, w, b, conv_param)


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    s, p = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    dxp = np.zeros(xp.shape)
    dw = np.zeros((F, C * HH * WW))
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            d = dout[:, :, i, j]
            dw += d.T @ xp[:, :, i * s : i * s + HH, j * s : j * s + WW].reshape(N, -1)
            dxp[:, :, i * s : i * s + HH, j * s : j * s + WW] = (d @ w.reshape(F, -1)).reshape(N, C, HH, WW)
    return dxp[:, :, p : p + H, p : p + W], dw.reshape(w.shape), dout.sum((0, 2, 3))
