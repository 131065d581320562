import numpy as np


def conv_forward_naive(x, w, b, conv_param):
    """Literal version: seven loops."""
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    Ho = (H + 2 * pad - HH) // stride + 1
    Wo = (W + 2 * pad - WW) // stride + 1
    out = np.zeros((N, F, Ho, Wo))
    for n in range(N):
        for f in range(F):
            for i in range(Ho):
                for j in range(Wo):
                    total = b[f]
                    for c in range(C):
                        for u in range(HH):
                            for v in range(WW):
                                r, s = i * stride + u - pad, j * stride + v - pad
                                if 0 <= r < H and 0 <= s < W:  # outside is zero
                                    total += x[n, c, r, s] * w[f, c, u, v]
                    out[n, f, i, j] = total
    return out, (x, w, stride, pad)


def conv_backward_naive(dout, cache):
    x, w, stride, pad = cache
    N, C, H, W = x.shape
    F, _, HH, WW = w.shape
    dx, dw, db = np.zeros(x.shape), np.zeros(w.shape), np.zeros(F)
    for (n, f, i, j), d in np.ndenumerate(dout):
        db[f] += d
        for c in range(C):
            for u in range(HH):
                for v in range(WW):
                    r, s = i * stride + u - pad, j * stride + v - pad
                    if 0 <= r < H and 0 <= s < W:
                        dx[n, c, r, s] += d * w[f, c, u, v]
                        dw[f, c, u, v] += d * x[n, c, r, s]
    return dx, dw, db
