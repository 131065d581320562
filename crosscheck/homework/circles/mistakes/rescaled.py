"""Mistakes that rescale: points that are standardised or clipped before they are used, sigmoids that are given a multiple."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

import numpy as np

from crosscheck.homework.circles.data import load_circles
from crosscheck.homework.circles.model import NETWORK
from crosscheck.mistakes.activations import SIGMOID, Activation, steeper
from crosscheck.mistakes.fitting import Family, chosen, root, spelled
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.model import Network
from crosscheck.submissions.probes import Array

Rescaling = Callable[[Array], Array]  # of the points, (D, N)
FACTORS = tuple(float(k) for k in np.geomspace(0.02, 50.0, 9))  # between which one is looked for
LIMITS = (0.05, 0.25, 0.5, 0.8, 1.2, 1.7, 2.3, 3.5, 6.0, 12.0)
DECIMALS_OF_E = 5  # with which people type it at most: 2.71828
NEAR_ONE = 1e-5  # a factor as near to 1 is none

TEMPERATURE = Mistake(
    "temperature",
    "network",
    "{where} is given {k} times its argument, a steepness or temperature that the homework does not have.",
    "phi(t) = 1 / (1 + exp(-t)), with t as it is.",
)
ROUNDED_E = Mistake(
    "rounded-e",
    "network",
    "{where} takes powers of {base} in place of e.",
    "phi(t) = 1 / (1 + exp(-t)): np.exp(t), or powers of np.e = 2.718281828459045.",
)
STANDARDISED_INPUTS = Mistake(
    "standardised-inputs",
    "network",
    "The points are rescaled before the network sees them: {how}.",
    "G = phi(V x + b), with x as it is passed: `initial` and the published answers are meant for these coordinates.",
)
CHANGED_INPUTS = Mistake(
    "changed-inputs",
    "network",
    "The points are changed before the network sees them: {how}.",
    "G = phi(V x + b), with x as it is passed.",
)
CLIPPED_INPUTS = Mistake(
    "clipped-inputs",
    "network",
    "The points are clipped to {box} before the network sees them.",
    "G = phi(V x + b), with x as it is passed, however far out it lies.",
)
BATCH_STATISTICS = Mistake(
    "batch-statistics",
    "network",
    "The points are rescaled by numbers taken from the points of the same call ({how}), so that the answer for one depends on "
    "which others come with it.",
    "G = phi(V x + b), with x as it is passed.",
)
OTHER_POINTS = Mistake(
    "other-points",
    "network",
    "Other points are used than those that belong to the labels: {how}.",
    "y_i belongs to the i-th point, X[i]: whatever is done to the order of the points has to be done to that of the labels.",
)
RESCALED = (TEMPERATURE, ROUNDED_E, STANDARDISED_INPUTS, CHANGED_INPUTS, CLIPPED_INPUTS, BATCH_STATISTICS, OTHER_POINTS)


def steep(k: float) -> Activation:
    """Return t -> phi(k t), whose slope people write as the sigmoid's own."""
    return replace(steeper(SIGMOID, k), slope_from_value=SIGMOID.slope_from_value, miswrites=SIGMOID)


def seeing(inputs: Rescaling) -> Network:
    """Return the network that is given rescaled points."""
    return replace(NETWORK, inputs=inputs)


def choices(mistake: Mistake, forms: Sequence[tuple[str, Network]]) -> Family[Network]:
    """Return the networks that a mistake may make, of which the text says how."""
    return Family(
        (mistake,),
        lambda which: forms[int(which)][1],
        chosen((float(which),) for which in range(len(forms))),
        lambda which: {"how": forms[int(which)][0]},
    )


def _temperatures() -> Iterator[Family[Network]]:
    makes: tuple[tuple[str, Callable[[float], Network]], ...] = (
        ("The output's sigmoid", lambda k: replace(NETWORK, output=steep(k))),
        ("The hidden nodes' sigmoid", lambda k: replace(NETWORK, hidden=steep(k))),
        ("Each sigmoid", lambda k: replace(NETWORK, hidden=steep(k), output=steep(k))),
    )
    for where, make in makes:
        yield Family((ROUNDED_E,), make, root(FACTORS), partial(_base_told, where))
        yield Family((TEMPERATURE,), make, root(FACTORS), partial(_steep_told, where))


def _base_told(where: str, k: float) -> dict[str, str] | None:
    """Tell of a base that was typed in: b ** t = exp(t ln b)."""
    base = math.exp(k)
    typed = round(base, DECIMALS_OF_E)
    return (
        {"where": where, "base": f"{typed:g}"} if math.isclose(base, typed, rel_tol=1e-9) and abs(k - 1) < 0.1 else None
    )


def _steep_told(where: str, k: float) -> dict[str, str] | None:
    return None if abs(k - 1) < NEAR_ONE else {"where": where, "k": spelled(k)}


@cache
def _of_the_data() -> dict[str, tuple[Array, Array]]:
    """Return what people subtract from a point, and divide it by: statistics of the homework's points, by name."""
    X = load_circles()[0]
    low, high, mean = X.min(axis=0), X.max(axis=0), X.mean(axis=0)
    sample = X.std(axis=0, ddof=1)
    X_, one = "the homework's points", np.ones(2)
    return {
        f"the mean of {X_} is subtracted, and it is divided by their standard deviation": (mean, X.std(axis=0)),
        f"the mean of {X_} is subtracted, and it is divided by their sample standard deviation": (mean, sample),
        f"the mean and the standard deviation of all coordinates of {X_} are used": (X.mean() * one, X.std() * one),
        f"the mean of {X_} is subtracted": (mean, one),
        f"it is divided by the standard deviation of {X_}": (0 * one, X.std(axis=0)),
        f"the range of {X_} is mapped to 0 .. 1": (low, high - low),
        f"the range of {X_} is mapped to -1 .. 1": ((low + high) / 2, (high - low) / 2),
        f"it is divided by the largest coordinates of {X_}": (0 * one, high),
        f"it is divided by the largest size of the coordinates of {X_}": (0 * one, np.abs(X).max(axis=0)),
        f"it is divided by the largest size of all coordinates of {X_}": (0 * one, np.abs(X).max() * one),
    }


def _by_the_data(which: float) -> Network:
    def inputs(x: Array) -> Array:
        shift, scale = list(_of_the_data().values())[int(which)]
        moved: Array = (x - shift[:, np.newaxis]) / scale[:, np.newaxis]
        return moved

    return seeing(inputs)


N_OF_THE_DATA = 10
GUARDS = (0.0, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-3)  # that people add to a divisor


def _standardised(axis: int, ddof: int, guard: float) -> Rescaling:
    """Subtract the mean and divide by the standard deviation, along the points (axis 1) or within each (axis 0)."""

    def inputs(x: Array) -> Array:
        centred = x - x.mean(axis=axis, keepdims=True)
        # 0 / 0 for a lone point whose sample deviation is taken, without np.std's warning
        deviation = np.sqrt(np.sum(centred**2, axis=axis, keepdims=True) / np.float64(x.shape[axis] - ddof))
        moved: Array = centred / (deviation + guard)
        return moved

    return inputs


def _standardised_where_it_can_be(x: Array) -> Array:
    deviation = x.std(axis=1, keepdims=True)
    moved: Array = (x - x.mean(axis=1, keepdims=True)) / np.where(deviation == 0, 1.0, deviation)
    return moved


def _by_variance(guard: float) -> Rescaling:
    def inputs(x: Array) -> Array:
        moved: Array = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + guard)
        return moved

    return inputs


def _by_length(guard: float) -> Rescaling:
    def inputs(x: Array) -> Array:
        moved: Array = x / (np.linalg.norm(x, axis=0) + guard)
        return moved

    return inputs


_DEVIATION = "mean and standard deviation"
_OWN: tuple[tuple[str, Rescaling], ...] = (
    *((_DEVIATION, _standardised(1, ddof, guard)) for ddof in (0, 1) for guard in GUARDS),
    *((_DEVIATION, _by_variance(guard)) for guard in GUARDS[1:]),
    (_DEVIATION, _standardised_where_it_can_be),
    ("their mean", lambda x: x - x.mean(axis=1, keepdims=True)),
    ("their largest size", lambda x: x / np.abs(x).max(axis=1, keepdims=True)),
    ("their largest size", lambda x: x / np.abs(x).max()),
    (
        "their smallest and their largest",
        lambda x: (x - x.min(axis=1, keepdims=True)) / np.ptp(x, axis=1, keepdims=True),
    ),
)
_EACH: tuple[tuple[str, Rescaling], ...] = (
    *(
        ("from each its mean is subtracted, and it is divided by its deviation", _standardised(0, 0, guard))
        for guard in GUARDS
    ),
    *(("each is divided by its own length", _by_length(guard)) for guard in GUARDS),
)
_CHANGED: tuple[tuple[str, Rescaling], ...] = (
    ("the absolute values of their coordinates are taken", np.abs),
    ("their coordinates are sorted", partial(np.sort, axis=0)),
    ("each coordinate goes through a sigmoid", lambda x: SIGMOID.at(x)[0]),
    ("each coordinate goes through tanh", np.tanh),
    ("each coordinate is squared", np.square),
    ("x1 has the opposite sign", lambda x: x * [[-1], [1]]),
    ("x2 has the opposite sign", lambda x: x * [[1], [-1]]),
    ("1 minus each coordinate is taken", lambda x: 1 - x),
    ("1 is added to each coordinate", lambda x: x + 1),
    ("the coordinates are rounded to whole numbers", np.rint),
)
#: Points other than those of the labels, of which a lone one is left as it is.
OTHERS: tuple[tuple[str, Rescaling], ...] = (
    ("the first one stands for all", lambda x: np.repeat(x[:, :1], x.shape[1], axis=1)),
    ("the last one stands for all", lambda x: np.repeat(x[:, -1:], x.shape[1], axis=1)),
    ("their mean stands for all", lambda x: np.repeat(x.mean(axis=1, keepdims=True), x.shape[1], axis=1)),
    ("each label meets the point before its own", lambda x: np.roll(x, 1, axis=1)),
    ("each label meets the point after its own", lambda x: np.roll(x, -1, axis=1)),
    ("each coordinate is sorted by itself", partial(np.sort, axis=1)),
    ("all x1 and then all x2 are read as pairs", lambda x: x.reshape(x.shape[::-1]).T),
)

RESCALED_NETWORKS: tuple[Family[Network], ...] = (
    *_temperatures(),
    Family(
        (STANDARDISED_INPUTS,),
        lambda k: seeing(lambda x: k * x),
        root((*(-k for k in FACTORS[::-1]), *FACTORS)),
        lambda k: None if abs(k - 1) < NEAR_ONE else {"how": f"they are multiplied by {spelled(k)}"},
    ),
    Family(
        (STANDARDISED_INPUTS,),
        _by_the_data,
        chosen((float(which),) for which in range(N_OF_THE_DATA)),
        lambda which: {"how": list(_of_the_data())[int(which)]},
    ),
    choices(STANDARDISED_INPUTS, [(how, seeing(inputs)) for how, inputs in _EACH]),
    choices(CHANGED_INPUTS, [(how, seeing(inputs)) for how, inputs in _CHANGED]),
    Family(
        (CLIPPED_INPUTS,),
        lambda most: seeing(lambda x: np.clip(x, -most, most)),
        root(LIMITS),
        lambda most: {"box": f"-{spelled(most)} .. {spelled(most)}"},
    ),
    Family(
        (CLIPPED_INPUTS,),
        lambda most: seeing(lambda x: np.clip(x, 0, most)),
        root(LIMITS),
        lambda most: {"box": f"0 .. {spelled(most)}"},
    ),
    choices(BATCH_STATISTICS, [(how, seeing(inputs)) for how, inputs in _OWN]),
    choices(OTHER_POINTS, [(how, seeing(inputs)) for how, inputs in OTHERS]),
)
