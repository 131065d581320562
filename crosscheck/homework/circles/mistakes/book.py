"""The circles' textbook for the tables of mistakes, with the functions that their lines may call."""

import math

import numpy as np

from crosscheck.homework.circles.contract import BLOCKS
from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.textbook import page
from crosscheck.mistakes.textbook import Textbook
from crosscheck.submissions.probes import Array


def erf(t: Array) -> Array:
    """Return the error function."""
    return np.asarray(np.vectorize(math.erf, otypes=[float])(t))


def only(params: Array, *blocks: str) -> Array:
    """Return a copy of the parameters in which all other blocks are 0."""
    kept = np.zeros_like(params)
    for block in blocks:
        kept[BLOCKS[block]] = params[BLOCKS[block]]
    return kept


def shortened(gradient: Array, most: float, always: bool = False) -> Array:
    """Return the gradient scaled to the norm `most`, if its norm is larger or if `always`."""
    norm = float(np.linalg.norm(gradient))
    return gradient * (most / norm if norm > 0 and (always or norm > most) else 1.0)


def deviation(x: Array, ddof: int) -> Array:
    """Return the standard deviation of each coordinate, shape (D, 1). It is NaN for one point and ddof=1."""
    centred = x - x.mean(axis=1, keepdims=True)
    return np.asarray(np.sqrt(np.sum(centred**2, axis=1, keepdims=True) / np.float64(x.shape[1] - ddof)))


def weights(y: Array, which: int) -> Array:
    """Return the weights of labels 1 and 0 by how rare they are, shape (2,); a label without points has the weight 0."""
    n1, n0 = np.float64((y == 1).sum()), np.float64((y == 0).sum())
    n, k = n1 + n0, np.sign(n1) + np.sign(n0)
    pairs = (n / 2 / n1, n / 2 / n0), (n / k / n1, n / k / n0), (n0 / n1, 1.0)
    return np.asarray(np.nan_to_num(np.array(pairs[which]), posinf=0.0))


TEXTBOOK = Textbook(
    page,
    slopes={"phi": lambda t, G: G * (1 - G), "erf": lambda t, _: 2 / math.sqrt(math.pi) * np.exp(-(t**2))},
    functions={"data": load_circles()[0], **{one.__name__: one for one in (erf, only, shortened, deviation, weights)}},
)
