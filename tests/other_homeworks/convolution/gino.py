import numpy as np


def patches(xp, HH, WW, stride):
    for i, top in enumerate(range(0, xp.shape[2] - HH + 1, stride)):
        for j, left in enumerate(range(0, xp.shape[3] - WW + 1, stride)):
            yield i, j, top, left


def padded(x, pad):
    return np.pad(x, ((0,), (0,), (pad,), (pad,)), mode="constant")


def conv_forward_naive(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    HH, WW = w.shape[2], w.shape[3]
    xp = padded(x, pad)
    out = np.zeros((x.shape[0], w.shape[0], (xp.shape[2] - HH) // stride + 1, (xp.shape[3] - WW) // stride + 1))
    for i, j, t, l in patches(xp, HH, WW, stride):
        out[:, :, i, j] = np.tensordot(xp[:, :, t : t + HH, l : l + WW], w, axes=([1, 2, 3], [1, 2, 3])) + b
    return out, (x, w, b, conv_param)


def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    stride, pad = conv_param["stride"], conv_param["pad"]
    HH, WW = w.shape[2], w.shape[3]
    H, W = x.shape[2], x.shape[3]
    xp = padded(x, pad)
    dx = np.zeros_like(xp)
    dw = np.zeros_like(w)
    db = np.zeros_like(b)
    for i, j, t, l in patches(xp, HH, WW, stride):
        d = dout[:, :, i, j]
        db += d.sum(axis=0)
        dw += np.tensordot(d, xp[:, :, t : t + HH, l : l + WW], axes=(0, 0))
        dx[:, :, t : t + HH, l : l + WW] += np.tensordot(d, w, axes=(1, 0))
    # cut off the padding
    dx = dx[:, :, :H, :W]
    return dx, dw, db
