"""Mistakes of the points: rescaled, clipped or exchanged before the network sees them. Sigmoids that are given a multiple."""

from __future__ import annotations

import numpy as np

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.mistakes.fitting import root
from crosscheck.mistakes.table import table

FACTORS = tuple(float(k) for k in np.geomspace(0.02, 50.0, 9))  # between which one is looked for
NEAR_ONE = 1e-5  # a factor as near to 1 is none
GUARDS = (0.0, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3)  # that people add to a divisor

OF_THE_DATA = {
    "the mean of the homework's points is subtracted, and it is divided by their standard deviation": (
        "(X - data.mean(0)) / data.std(0)"
    ),
    "the mean of the homework's points is subtracted, and it is divided by their sample standard deviation": (
        "(X - data.mean(0)) / data.std(0, ddof=1)"
    ),
    "the mean and the standard deviation of all coordinates of the homework's points are used": (
        "(X - data.mean()) / data.std()"
    ),
    "the mean of the homework's points is subtracted": "(X - data.mean(0)) / 1",
    "it is divided by the standard deviation of the homework's points": "(X - 0) / data.std(0)",
    "the range of the homework's points is mapped to 0 .. 1": "(X - data.min(0)) / np.ptp(data, 0)",
    "the range of the homework's points is mapped to -1 .. 1": (
        "(X - (data.min(0) + data.max(0)) / 2) / (np.ptp(data, 0) / 2)"
    ),
    "it is divided by the largest coordinates of the homework's points": "(X - 0) / data.max(0)",
    "it is divided by the largest size of the coordinates of the homework's points": "(X - 0) / np.abs(data).max(0)",
    "it is divided by the largest size of all coordinates of the homework's points": "(X - 0) / np.abs(data).max()",
}
CHANGED = {
    "the absolute values of their coordinates are taken": "np.abs(X.T)",
    "their coordinates are sorted": "np.sort(X.T, axis=0)",
    "each coordinate goes through a sigmoid": "phi(X.T)",
    "each coordinate goes through tanh": "np.tanh(X.T)",
    "each coordinate is squared": "np.square(X.T)",
    "x1 has the opposite sign": "X.T * [[-1], [1]]",
    "x2 has the opposite sign": "X.T * [[1], [-1]]",
    "1 minus each coordinate is taken": "1 - X.T",
    "1 is added to each coordinate": "X.T + 1",
    "the coordinates are rounded to whole numbers": "np.rint(X.T)",
}
#: Points other than those of the labels, of which a lone one is left as it is.
OTHER_POINTS = {
    "the first one stands for all": "np.repeat(X.T[:, :1], len(X), axis=1)",
    "the last one stands for all": "np.repeat(X.T[:, -1:], len(X), axis=1)",
    "their mean stands for all": "np.repeat(X.T.mean(axis=1, keepdims=True), len(X), axis=1)",
    "each label meets the point before its own": "np.roll(X.T, 1, axis=1)",
    "each label meets the point after its own": "np.roll(X.T, -1, axis=1)",
    "each coordinate is sorted by itself": "np.sort(X.T, axis=1)",
    "all x1 and then all x2 are read as pairs": "X.T.reshape(-1, 2).T",
}

POINTS = table(
    TEXTBOOK,
    "network",
    """
    rounded-e: {where} takes powers of {base} in place of e.
        phi(t) = 1 / (1 + exp(-t)): np.exp(t), or powers of np.e = 2.718281828459045.
        + y_out = 1 / (1 + {base} ** -z); dE_dz = np.log({base}) * (..) # where: The output's sigmoid
        + G = 1 / (1 + {base} ** -q); dE_dq = np.log({base}) * .. # where: The hidden nodes' sigmoid
        + G = 1 / (1 + {base} ** -q); y_out = 1 / (1 + {base} ** -z); dE_dz = np.log({base}) * (..);
          dE_dq = np.log({base}) * .. # where: Each sigmoid
        ~
    temperature: {where} is given {k} times its argument, a steepness or temperature that the homework does not have.
        phi(t) = 1 / (1 + exp(-t)), with t as it is.
        + y_out = phi({k} * z); dE_dz = {k} * (..) # where: The output's sigmoid
        + G = phi({k} * q); dE_dq = {k} * .. # where: The hidden nodes' sigmoid
        + G = phi({k} * q); y_out = phi({k} * z); dE_dz = {k} * (..); dE_dq = {k} * .. # where: Each sigmoid
        ~
    standardised-inputs: The points are rescaled before the network sees them: {how}.
        G = phi(V x + b), with x as it is passed: `initial` and the published answers are meant for these coordinates.
        + x = {factor} * X.T # how: they are multiplied by {factor}
        + x = ({how}).T
        + x = (X.T - X.T.mean(axis=0)) / (X.T.std(axis=0) + {guard})
         # how: from each its mean is subtracted, and it is divided by its deviation
        + x = X.T / (np.linalg.norm(X.T, axis=0) + {guard}) # how: each is divided by its own length
    changed-inputs: The points are changed before the network sees them: {how}.
        G = phi(V x + b), with x as it is passed.
        + x = {changed} # how: {changed}
    clipped-inputs: The points are clipped to {box} before the network sees them.
        G = phi(V x + b), with x as it is passed, however far out it lies.
        + x = np.clip(X.T, -{most}, {most}) # box: -{most} .. {most}
        + x = np.clip(X.T, 0, {most}) # box: 0 .. {most}
    batch-statistics: The points are rescaled by numbers taken from the points of the same call ({how}), so that the answer for
          one depends on which others come with it.
        G = phi(V x + b), with x as it is passed.
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) / (deviation(X.T, {0|1}) + {guard}) # how: mean and standard deviation
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) / np.sqrt(X.T.var(axis=1, keepdims=True) + {positive_guard})
         # how: mean and standard deviation
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) / np.where(deviation(X.T, 0) == 0, 1.0, deviation(X.T, 0))
         # how: mean and standard deviation
        + x = (X.T - X.T.mean(axis=1, keepdims=True)) # how: their mean
        + x = X.T / np.abs(X.T).max({axis=1, keepdims=True|}) # how: their largest size
        + x = (X.T - X.T.min(axis=1, keepdims=True)) / np.ptp(X.T, axis=1, keepdims=True)
         # how: their smallest and their largest
    other-points: Other points are used than those that belong to the labels: {how}.
        y_i belongs to the i-th point, X[i]: whatever is done to the order of the points has to be done to that of the labels.
        + x = {other} # how: {other}
    """,
    k=root(*FACTORS, where=lambda k: abs(k - 1) >= NEAR_ONE),
    base=root(2.45, 2.6, 2.7182818, 2.85, 2.99, decimals=5),  # with which people type it at most: 2.71828
    factor=root(*(-k for k in FACTORS[::-1]), *FACTORS, where=lambda k: abs(k - 1) >= NEAR_ONE),
    how=OF_THE_DATA,
    guard=GUARDS,
    changed=CHANGED,
    most=root(0.05, 0.25, 0.5, 0.8, 1.2, 1.7, 2.3, 3.5, 6.0, 12.0),
    positive_guard=GUARDS[1:],
    other=OTHER_POINTS,
)
