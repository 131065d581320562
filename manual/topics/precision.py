"""Precision: float32, bfloat16 and float16 by rounding what is computed, and what helps against the digits that are lost.

    rounded(t)      the nearest number ± m 2^e with m of 24, 8 or 11 bits; of two that are as near, the even one
    loss scaling    dE/dz = rounded(S dE/dz) / S: in float16 all below 3e-8 is zero, S lifts it above that
    descent         p ← rounded(p − rounded(η g)): p stays where it is once η |g| is less than half a unit in its last place
    compensated     what the last sum lost, c, is taken from the next: d = −η g − c,  p' = p + d,  c = (p' − p) − d

Everything is held in float32 here, and `rounded` to a format of fewer digits. Sources: Micikevicius et al., "Mixed precision
training", 2018; Kahan, "Further remarks on reducing truncation errors", 1965; Zamirai et al., "Revisiting bfloat16 training",
2020, for compensated descent.
"""

import numpy as np

from manual.inputs import Array


def rounded(x: Array, form: str) -> Array:
    """Round numbers in float32 to a format: "float32", "bfloat16" or "float16"."""
    if form == "float16":
        with np.errstate(over="ignore"):  # past 65504 they become infinite
            return x.astype(np.float16).astype(np.float32)
    if form == "bfloat16":  # the upper 16 bits; 0x7fff, 0x8000 if bit 16 is set, is added first, so that it rounds
        bits = np.ascontiguousarray(x).view(np.uint32)
        odd = (bits >> 16) & 1
        return ((bits + 0x7FFF + odd) & 0xFFFF0000).view(np.float32)
    return x


def slopes(z: Array, y: Array, S: float) -> Array:
    """Evaluate dE/dz, of the mean loss, as it comes through float16 if the loss is multiplied by S."""
    dE_dz = (1 / (1 + np.exp(-z)) - y) / np.float32(len(y))
    return rounded(np.float32(S) * dE_dz, "float16") / np.float32(S)


def descend(p: Array, gradients: Array, eta: float, form: str, compensated: bool) -> Array:
    """Descend by given gradients, and round each result; compensated, each step takes what the last sum lost."""
    p = rounded(p, form)
    c = np.zeros_like(p)
    trajectory = [p]
    for g in gradients:
        d = rounded(rounded(-np.float32(eta) * rounded(g, form), form) - c, form)
        total = rounded(p + d, form)
        if compensated:
            c = rounded(rounded(total - p, form) - d, form)
        p = total
        trajectory.append(p)
    return np.array(trajectory)
