import numpy as np


def im2col(x, HH, WW, stride, pad):
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    Ho = (xp.shape[2] - HH) // stride + 1
    Wo = (xp.shape[3] - WW) // stride + 1
    columns = []
    for n in range(len(x)):
        for i in range(Ho):
            for j in range(Wo):
                columns.append(xp[n, :, i * stride : i * stride + HH, j * stride : j * stride + WW].ravel())
    return np.array(columns).T, Ho, Wo  # C*HH*WW rows, N*Ho*Wo columns


def col2im(cols, shape, HH, WW, stride, pad, Ho, Wo):
    N, C, H, W = shape
    xp = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    k = 0
    for n in range(N):
        for i in range(Ho):
            for j in range(Wo):
                xp[n, :, i * stride : i * stride + HH, j * stride : j * stride + WW] += cols[:, k].reshape(C, HH, WW)
                k += 1
    return xp[:, :, pad : pad + H, pad : pad + W]


def conv_forward_naive(x, w, b, conv_param):
    F, C, HH, WW = w.shape
    cols, Ho, Wo = im2col(x, HH, WW, conv_param["stride"], conv_param["pad"])
    out = w.reshape(F, -1) @ cols + b[:, None]
    out = out.reshape(F, len(x), Ho, Wo).transpose(1, 0, 2, 3)
    return out, (x, w, conv_param, cols)


def conv_backward_naive(dout, cache):
    x, w, conv_param, cols = cache
    F, C, HH, WW = w.shape
    Ho, Wo = dout.shape[2:]
    db = np.sum(dout, axis=(0, 2, 3))
    d = dout.reshape(F, -1)
    dw = (d @ cols.T).reshape(w.shape)
    dcols = w.reshape(F, -1).T @ d
    dx = col2im(dcols, x.shape, HH, WW, conv_param["stride"], conv_param["pad"], Ho, Wo)
    return dx, dw, db
