"""A mixed-precision loop: the loss is multiplied by S, so that small derivatives survive float16, and S adapts itself.

    scaled       S dE/dw, rounded to float16: 0 below 3e-8, infinite from 65,520 on
    unscaled     g = scaled / S, in float32; then each entry is clipped to between −c and c
    finite       w ← w − η g; after n such steps in a row S ← 2 S
    not finite   no step is taken, and S ← S / 2

The parameters themselves are held in float32. The gradients are given here; a training loop computes them, under `autocast`.

Source: Micikevicius et al., "Mixed precision training", 2018; the rule for S is from torch's `GradScaler`.
"""

import numpy as np


def train(w, gradients, S, n, c, eta):
    """Return w after each step, and S at each; all gradients are clipped to c, entry by entry."""
    path, scales, finite = [], [], 0
    for gradient in gradients:
        scales.append(S)
        with np.errstate(over="ignore"):
            scaled = (np.float32(S) * gradient).astype(np.float16)
        g = scaled.astype(np.float32) / np.float32(S)
        if np.isfinite(g).all():
            w = w - np.float32(eta) * np.clip(g, -c, c)
            finite += 1
            if finite == n:
                S, finite = 2 * S, 0
        else:  # the step is skipped
            S, finite = S / 2, 0
        path.append(w)
    return np.array(path), np.array(scales)


def slopes(z, y, S):
    """Evaluate dE/dz of the mean loss, rounded to float16 after the loss is multiplied by S."""
    dE_dz = (1 / (1 + np.exp(-z)) - y) / np.float32(len(y))
    scaled = (np.float32(S) * dE_dz).astype(np.float16)
    return np.divide(scaled, S, dtype=np.float32)
