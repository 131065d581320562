import numpy as np

# One loop over the kernel's positions instead of the image's.


def strided(u, Ho, stride):
    return slice(u, u + stride * (Ho - 1) + 1, stride)


def conv_forward_naive(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    HH, WW = w.shape[2:]
    Ho, Wo = [1 + (n + 2 * pad - k) // stride for n, k in zip(x.shape[2:], (HH, WW))]
    xp = np.pad(x, [(0, 0)] * 2 + [(pad, pad)] * 2)
    out = np.tile(b[None, :, None, None], (len(x), 1, Ho, Wo))
    for u, v in np.ndindex(HH, WW):
        part = xp[:, :, strided(u, Ho, stride), strided(v, Wo, stride)]
        out = out + np.einsum("nchw,fc->nfhw", part, w[:, :, u, v])
    return out, (x.shape, xp, w, stride, pad)


def conv_backward_naive(dout, cache):
    shape, xp, w, stride, pad = cache
    Ho, Wo = dout.shape[2:]
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for u, v in np.ndindex(*w.shape[2:]):
        where = (slice(None), slice(None), strided(u, Ho, stride), strided(v, Wo, stride))
        dw[:, :, u, v] = np.einsum("nfhw,nchw->fc", dout, xp[where])
        dxp[where] += np.einsum("nfhw,fc->nchw", dout, w[:, :, u, v])
    dx = dxp[:, :, pad : pad + shape[2], pad : pad + shape[3]]
    db = np.array([dout[:, f].sum() for f in range(dout.shape[1])])
    return dx, dw, db
