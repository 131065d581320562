"""Random numbers: all are made of words w, the successive 32-bit outputs of a Mersenne Twister.

    integers            W mod 2⁶³                      W = 2³² w + w' from two words
    uniforms            (W mod 2⁵³) / 2⁵³              in float32: (w mod 2²⁴) / 2²⁴
    permutation         for i = 0 .. n − 2: swap entries i and i + (w mod (n − i))
    normals             r cos θ and r sin θ,           r = √(−2 log(1 − u)), θ = 2π u', from two uniforms
    mask (of dropout)   1 / (1 − p) where u < 1 − p, else 0

Sources: Matsumoto and Nishimura, "Mersenne twister", 1998, seeded by NumPy as by torch; Fisher and Yates for permutations;
Box and Muller, 1958, for normals. Which u and u' make a pair is torch's choice:
below 16 numbers each two are (angle, radius); from 16 on, entry i is the radius and entry i + 8 the angle.
"""

# NumPy's functions sometimes differ from these in the last digit.
from math import cos, log, log1p, pi, sin, sqrt

import numpy as np
from numpy.random import RandomState


def generator(seed):
    """Return a Mersenne Twister."""
    return RandomState(seed)


def integers(g, n):
    """Draw n integers from 0 to 2⁶³ − 1."""
    return (_double_words(g, n) % 2**63).astype(np.int64)


def uniforms(g, n):
    """Draw n numbers from 0 to 1, 1 excluded."""
    return (_double_words(g, n) % 2**53) / 2**53


def uniforms_float32(g, n):
    """Draw n numbers from 0 to 1, 1 excluded, in single precision."""
    return ((_words(g, n) % 2**24) / 2**24).astype(np.float32)


def permutation(g, n):
    """Shuffle 0 .. n − 1."""
    order = np.arange(n)
    for i, w in enumerate(_words(g, n - 1)):
        j = i + w % (n - i)
        order[i], order[j] = order[j], order[i]
    return order


def normals(g, n):
    """Draw n numbers of mean 0 and variance 1; an odd n below 16 drops a sine, which torch keeps for the next call."""
    if n < 16:
        u = uniforms(g, n + n % 2).reshape(-1, 2)
        return np.ravel([_pair(log1p(-u2), u1) for u1, u2 in u])[:n]
    u = uniforms(g, n)
    blocks = [_block(u[i : i + 16]) for i in range(0, n - 15, 16)]
    if n % 16 > 0:  # the last 16 are drawn anew
        last = _block(uniforms(g, 16))
        return np.concatenate([np.ravel(blocks)[: n - 16], last])
    return np.ravel(blocks)


def mask(g, n, p):
    """Draw dropout's factors for n numbers: 0 with probability p, else 1 / (1 − p)."""
    return (uniforms(g, n) < 1 - p) / (1 - p)


def _words(g, n):
    return g.randint(2**32, size=n, dtype=np.uint32)


def _double_words(g, n):
    high, low = _words(g, 2 * n).astype(np.uint64).reshape(n, 2).T
    return 2**32 * high + low


def _block(u):
    """Turn 16 uniforms into 8 cosines, then 8 sines."""
    pairs = [_pair(log(1 - u1), u2) for u1, u2 in u.reshape(2, 8).T]
    return np.transpose(pairs).ravel()


def _pair(log_of_rest, u):
    r = sqrt(-2 * log_of_rest)
    theta = 2 * pi * u
    return r * cos(theta), r * sin(theta)
