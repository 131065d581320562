"""A convolution's two passes: conv_forward_naive(x, w, b, conv_param) and conv_backward_naive(dout, cache) -> dx, dw, db."""

import numpy as np

from crosscheck import Homework

hw = Homework("Convolution by hand")


@hw.questions(n=6, N=(2, 1, 3), C=(2, 3, 2, 4, 3), stride=(1, 2), pad=(1, 1, 0, 0))
def fresh(rng, N, C, stride, pad):
    x, w, b, c = (
        rng.normal(size=(N, C, 6, 8)),
        rng.normal(size=(5, C, 3, 4)),
        rng.normal(size=5),
        {"stride": stride, "pad": pad},
    )
    o = 1 + (6 + 2 * pad - 3) // stride, 1 + (8 + 2 * pad - 4) // stride
    return {"x": x, "w": w, "b": b, "conv_param": c, "dout": rng.normal(size=(N, 5, *o)), "cache": (x, w, b, c)}


def windows(x, w, conv_param):
    s, p, (HH, WW) = conv_param["stride"], conv_param["pad"], w.shape[2:]
    xp = np.pad(x, ((0, 0), (0, 0), (p, p), (p, p)))
    rows, columns = range(0, xp.shape[2] - HH + 1, s), range(0, xp.shape[3] - WW + 1, s)
    return xp, [(i, j, slice(r, r + HH), slice(c, c + WW)) for i, r in enumerate(rows) for j, c in enumerate(columns)]


@hw.function(ignore=("[1]",))  # the cache is the student's own
def conv_forward_naive(x, w, b, conv_param):
    xp, each = windows(x, w, conv_param)
    out = np.zeros((len(x), len(w), each[-1][0] + 1, each[-1][1] + 1), x.dtype)
    for i, j, r, c in each:
        out[:, :, i, j] = np.einsum("ncij,fcij->nf", xp[:, :, r, c], w) + b
    return out, None


@hw.function
def conv_backward_naive(dout, cache):
    x, w, b, conv_param = cache
    p, (xp, each) = conv_param["pad"], windows(x, w, conv_param)
    dxp, dw = np.zeros_like(xp), np.zeros_like(w)
    for i, j, r, c in each:
        dw += np.einsum("nf,ncij->fcij", dout[:, :, i, j], xp[:, :, r, c])
        dxp[:, :, r, c] += np.einsum("nf,fcij->ncij", dout[:, :, i, j], w)
    return dxp[:, :, p : p + x.shape[2], p : p + x.shape[3]], dw, dout.sum(axis=(0, 2, 3))


@hw.call(conv_backward_naive)  # asked with the cache that the submission's own forward pass makes
def ask(student, dout, cache):
    return student.conv_backward_naive(dout, student.conv_forward_naive(*cache)[1])


hw.mistake(
    conv_forward_naive,
    "The bias is added once for each channel.",
    "out = sum over channels of x * w, and then + b.",
    ("+ b", "+ x.shape[1] * b"),
    name="bias-for-each-channel",
)
