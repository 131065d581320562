import numpy as np


def pad_image(x, p):
    N, C, H, W = x.shape
    big = np.zeros((N, C, H + 2 * p, W + 2 * p))
    big[:, :, p : p + H, p : p + W] = x
    return big


def im2col(xp, HH, WW, s):
    """(N, Ho, Wo, C*HH*WW)"""
    views = np.lib.stride_tricks.sliding_window_view(xp, (HH, WW), axis=(2, 3))[:, :, ::s, ::s]
    N, C, Ho, Wo = views.shape[:4]
    return views.transpose(0, 2, 3, 1, 4, 5).reshape(N, Ho, Wo, C * HH * WW)


def conv_forward_naive(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    F, C, HH, WW = w.shape
    cols = im2col(pad_image(x, p), HH, WW, s)
    out = cols @ w.reshape(F, -1).T + b
    return out.transpose(0, 3, 1, 2), {"cols": cols, "w": w, "x_shape": x.shape, "s": s, "p": p}


def conv_backward_naive(dout, cache):
    cols, w, s, p = cache["cols"], cache["w"], cache["s"], cache["p"]
    N, C, H, W = cache["x_shape"]
    F, _, HH, WW = w.shape
    Ho, Wo = dout.shape[2:]
    d = dout.transpose(0, 2, 3, 1).reshape(-1, F)
    db = d.sum(axis=0)
    dw = (d.T @ cols.reshape(len(d), -1)).reshape(w.shape)
    dcols = (d @ w.reshape(F, -1)).reshape(N, Ho, Wo, C, HH, WW)
    # col2im: each element of x_pad gets all that its copies got
    rows = s * np.arange(Ho)[:, None, None, None] + np.arange(HH)[None, None, :, None]
    columns = s * np.arange(Wo)[None, :, None, None] + np.arange(WW)[None, None, None, :]
    dxp = np.zeros((N, C, H + 2 * p, W + 2 * p))
    np.add.at(dxp, (slice(None), slice(None), rows, columns), dcols.transpose(0, 3, 1, 2, 4, 5))
    return dxp[:, :, p : p + H, p : p + W], dw, db
