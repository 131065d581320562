import numpy as np


def indices(shape, HH, WW, pad, stride):
    N, C, H, W = shape
    oh, ow = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    i0 = np.tile(np.repeat(np.arange(HH), WW), C)
    j0 = np.tile(np.arange(WW), HH * C)
    i1 = stride * np.repeat(np.arange(oh), ow)
    j1 = stride * np.tile(np.arange(ow), oh)
    k = np.repeat(np.arange(C), HH * WW).reshape(-1, 1)
    return k, i0.reshape(-1, 1) + i1.reshape(1, -1), j0.reshape(-1, 1) + j1.reshape(1, -1), oh, ow


def conv_forward_naive(x, w, b, conv_param):
    p, s = conv_param["pad"], conv_param["stride"]
    F, C, HH, WW = w.shape
    k, i, j, oh, ow = indices(x.shape, HH, WW, p, s)
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)), mode="constant")
    cols = xp[:, k, i, j]  # N, C*HH*WW, oh*ow
    out = w.reshape(F, -1) @ cols + b.reshape(1, -1, 1)
    cache = {"cols": cols, "w": w, "idx": (k, i, j), "x_shape": x.shape, "pad": p}
    return out.reshape(len(x), F, oh, ow), cache


def conv_backward_naive(dout, cache):
    cols, w, p = cache["cols"], cache["w"], cache["pad"]
    k, i, j = cache["idx"]
    N, C, H, W = cache["x_shape"]
    F = len(w)
    d = dout.reshape(N, F, -1)
    db = d.sum(axis=2).sum(axis=0)
    dw = np.matmul(d, cols.transpose(0, 2, 1)).sum(axis=0).reshape(w.shape)
    dcols = w.reshape(F, -1).T @ d
    dxp = np.zeros((N, C, H + 2 * p, W + 2 * p))
    np.add.at(dxp, (slice(None), k, i, j), dcols)
    dx = dxp if p == 0 else dxp[:, :, p:-p, p:-p]
    return dx, dw, db
