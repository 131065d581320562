"""Mistakes that rescale: points that are standardised or clipped before they are used, sigmoids that are given a multiple."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from crosscheck.homework.circles.mistakes.book import AS_IT_STANDS, DQ, DZ, INPUTS, TEXTBOOK, anywhere
from crosscheck.mistakes.fitting import Constants, Family, chosen, root, spelled
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.table import table
from crosscheck.mistakes.textbook import Edit

FACTORS = tuple(float(k) for k in np.geomspace(0.02, 50.0, 9))  # between which one is looked for
LIMITS = (0.05, 0.25, 0.5, 0.8, 1.2, 1.7, 2.3, 3.5, 6.0, 12.0)
DECIMALS_OF_E = 5  # with which people type it at most: 2.71828
NEAR_ONE = 1e-5  # a factor as near to 1 is none
GUARDS = (0.0, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3)  # that people add to a divisor

RESCALED = (
    TEMPERATURE,
    ROUNDED_E,
    STANDARDISED_INPUTS,
    CHANGED_INPUTS,
    CLIPPED_INPUTS,
    BATCH_STATISTICS,
    OTHER_POINTS,
) = table(
    TEXTBOOK,
    "network",
    """
    temperature
        {where} is given {k} times its argument, a steepness or temperature that the homework does not have.
        phi(t) = 1 / (1 + exp(-t)), with t as it is.
    rounded-e
        {where} takes powers of {base} in place of e.
        phi(t) = 1 / (1 + exp(-t)): np.exp(t), or powers of np.e = 2.718281828459045.
    standardised-inputs
        The points are rescaled before the network sees them: {how}.
        G = phi(V x + b), with x as it is passed: `initial` and the published answers are meant for these coordinates.
    changed-inputs
        The points are changed before the network sees them: {how}.
        G = phi(V x + b), with x as it is passed.
    clipped-inputs
        The points are clipped to {box} before the network sees them.
        G = phi(V x + b), with x as it is passed, however far out it lies.
    batch-statistics
        The points are rescaled by numbers taken from the points of the same call ({how}), so that the answer for one depends
          on which others come with it.
        G = phi(V x + b), with x as it is passed.
    other-points
        Other points are used than those that belong to the labels: {how}.
        y_i belongs to the i-th point, X[i]: whatever is done to the order of the points has to be done to that of the labels.
    """,
)
_DATA = "the homework's points"
_OF_THE_DATA = (
    (
        f"the mean of {_DATA} is subtracted, and it is divided by their standard deviation",
        "data.mean(0)",
        "data.std(0)",
    ),
    (
        f"the mean of {_DATA} is subtracted, and it is divided by their sample standard deviation",
        *("data.mean(0)", "data.std(0, ddof=1)"),
    ),
    (f"the mean and the standard deviation of all coordinates of {_DATA} are used", "data.mean()", "data.std()"),
    (f"the mean of {_DATA} is subtracted", "data.mean(0)", "1"),
    (f"it is divided by the standard deviation of {_DATA}", "0", "data.std(0)"),
    (f"the range of {_DATA} is mapped to 0 .. 1", "data.min(0)", "np.ptp(data, 0)"),
    (f"the range of {_DATA} is mapped to -1 .. 1", "(data.min(0) + data.max(0)) / 2", "(np.ptp(data, 0) / 2)"),
    (f"it is divided by the largest coordinates of {_DATA}", "0", "data.max(0)"),
    (f"it is divided by the largest size of the coordinates of {_DATA}", "0", "np.abs(data).max(0)"),
    (f"it is divided by the largest size of all coordinates of {_DATA}", "0", "np.abs(data).max()"),
)
_CENTRED, _DEVIATION = "(X.T - X.T.mean(axis=1, keepdims=True))", "mean and standard deviation"
#: How, in words and in what is used for X.T; where a name is in braces, with what people choose for it.
_EACH = (
    (
        *("from each its mean is subtracted, and it is divided by its deviation",),
        *("(X.T - X.T.mean(axis=0)) / (X.T.std(axis=0) + {guard})", GUARDS),
    ),
    ("each is divided by its own length", "X.T / (np.linalg.norm(X.T, axis=0) + {guard})", GUARDS),
)
_OWN = (
    *((_DEVIATION, f"{_CENTRED} / (deviation(X.T, {ddof}) + {{guard}})", GUARDS) for ddof in (0, 1)),
    (_DEVIATION, f"{_CENTRED} / np.sqrt(X.T.var(axis=1, keepdims=True) + {{guard}})", GUARDS[1:]),
    (_DEVIATION, f"{_CENTRED} / np.where(deviation(X.T, 0) == 0, 1.0, deviation(X.T, 0))"),
    ("their mean", _CENTRED),
    ("their largest size", "X.T / np.abs(X.T).max(axis=1, keepdims=True)"),
    ("their largest size", "X.T / np.abs(X.T).max()"),
    (
        "their smallest and their largest",
        "(X.T - X.T.min(axis=1, keepdims=True)) / np.ptp(X.T, axis=1, keepdims=True)",
    ),
)
_CHANGED = (
    ("the absolute values of their coordinates are taken", "np.abs(X.T)"),
    ("their coordinates are sorted", "np.sort(X.T, axis=0)"),
    ("each coordinate goes through a sigmoid", "phi(X.T)"),
    ("each coordinate goes through tanh", "np.tanh(X.T)"),
    ("each coordinate is squared", "np.square(X.T)"),
    ("x1 has the opposite sign", "X.T * [[-1], [1]]"),
    ("x2 has the opposite sign", "X.T * [[1], [-1]]"),
    ("1 minus each coordinate is taken", "1 - X.T"),
    ("1 is added to each coordinate", "X.T + 1"),
    ("the coordinates are rounded to whole numbers", "np.rint(X.T)"),
)
#: Points other than those of the labels, of which a lone one is left as it is.
OTHERS = (
    ("the first one stands for all", "np.repeat(X.T[:, :1], len(X), axis=1)"),
    ("the last one stands for all", "np.repeat(X.T[:, -1:], len(X), axis=1)"),
    ("their mean stands for all", "np.repeat(X.T.mean(axis=1, keepdims=True), len(X), axis=1)"),
    ("each label meets the point before its own", "np.roll(X.T, 1, axis=1)"),
    ("each label meets the point after its own", "np.roll(X.T, -1, axis=1)"),
    ("each coordinate is sorted by itself", "np.sort(X.T, axis=1)"),
    ("all x1 and then all x2 are read as pairs", "X.T.reshape(-1, 2).T"),
)


def choices(mistake: Mistake, ways: Sequence[tuple[Any, ...]]) -> Iterator[Family]:
    """Yield the ways in which people use other points, of which the text says how."""
    for how, points, *guards in ways:
        constants: tuple[Constants, ...] = tuple((guard,) for guard in guards[0]) if guards else ((),)
        yield Family((mistake,), Edit((INPUTS, points)), chosen(*constants), lambda *_, how=how: {"how": how})


def _times(k: float) -> dict[str, str] | None:
    return None if abs(k - 1) < NEAR_ONE else {"k": spelled(k), "how": f"they are multiplied by {spelled(k)}"}


def _base(where: str, k: float) -> dict[str, str] | None:
    """Tell of a base that was typed in: b ** t = exp(t ln b)."""
    base, typed = math.exp(k), round(math.exp(k), DECIMALS_OF_E)
    is_typed = abs(base - math.e) < 0.1 * math.e and math.isclose(base, typed, rel_tol=1e-9)
    return {"where": where, "base": f"{typed:g}"} if is_typed else None


def _steep(where: str, k: float) -> dict[str, str] | None:
    return (told := _times(k)) and {"where": where, **told}


_BACK = (*(DZ, "{k} * (y_out - y)"), *(DQ, f"{{k}} * {DQ}"))  # of the output, and of the hidden nodes
_EVERYWHERE, _OUTPUT, _HIDDEN = (
    Edit((*texts, *back), by_hand=AS_IT_STANDS)
    for texts, back in zip(anywhere("phi({k} * t)"), (_BACK, _BACK[:2], _BACK[2:]), strict=True)
)
SIGMOIDS = ((_OUTPUT, "The output's sigmoid"), (_HIDDEN, "The hidden nodes' sigmoid"), (_EVERYWHERE, "Each sigmoid"))
RESCALINGS: tuple[Family, ...] = (
    *(
        Family((mistake,), edit, root(FACTORS), partial(told, where))
        for edit, where in SIGMOIDS
        for mistake, told in ((ROUNDED_E, _base), (TEMPERATURE, _steep))
    ),
    Family((STANDARDISED_INPUTS,), Edit((INPUTS, "{k} * X.T")), root((*(-k for k in FACTORS[::-1]), *FACTORS)), _times),
    *choices(STANDARDISED_INPUTS, [(how, f"((X - {shift}) / {scale}).T") for how, shift, scale in _OF_THE_DATA]),
    *choices(STANDARDISED_INPUTS, _EACH),
    *choices(CHANGED_INPUTS, _CHANGED),
    *(
        Family(
            (CLIPPED_INPUTS,),
            Edit((INPUTS, f"np.clip(X.T, {least}, {{most}})")),
            root(LIMITS),
            lambda most, least=least: {"box": f"{least.format(most=spelled(most))} .. {spelled(most)}"},
        )
        for least in ("-{most}", "0")
    ),
    *choices(BATCH_STATISTICS, _OWN),
    *choices(OTHER_POINTS, OTHERS),
)
