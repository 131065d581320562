"""Mistakes that weigh points or labels: by class, by how sure the network is, by smoothed labels, by their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from crosscheck.homework.circles.mistakes.losses import MEAN
from crosscheck.homework.circles.model import LOSS
from crosscheck.mistakes.fitting import Candidate, F, Family, chosen, is_answer, linear, root, spelled
from crosscheck.mistakes.forms import counted_gradient, counted_points
from crosscheck.mistakes.mistake import Mistake
from crosscheck.mistakes.model import Backprop, Labels, Loss, Outputs
from crosscheck.submissions.probes import Answer, Array

NOTHING = 1e-6  # a constant as near to that of the right loss is none
GAMMAS = (0.05, 0.4, 0.75, 1.3, 1.7, 2.4, 3.5, 6.0)  # between which one is looked for
USUAL_GAMMAS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)  # where the classes have weights besides
BATCHES = range(2, 501)
LOOKED_AT = 8  # answers, of several sizes, which leave few sizes of batches

CLASS_WEIGHTS = Mistake(
    "class-weights",
    "loss",
    "The two classes have weights: points of label 1 count {w1} times, those of label 0 {w0} times{where}.",
    "All points count alike: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].",
)
LABEL_SMOOTHING = Mistake(
    "label-smoothing",
    "loss",
    "The labels are smoothed, by {eps} in all: {how}.",
    "The labels count as they are, 0 or 1: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].",
)
FOCAL_LOSS = Mistake(
    "focal-loss",
    "loss",
    "This is a focal loss: each point's term is multiplied by a power, here {gamma}, of the probability that the network gives "
    "to the other label{weights}.",
    "The homework asks for the cross-entropy, without such a factor: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].",
)
DROPPED_BATCH = Mistake(
    "dropped-batch",
    "loss",
    "{which}.",
    "All N points count. Look for N // batch_size in a loop over batches: the last, incomplete one belongs to the sum too.",
)
REWEIGHTED = (CLASS_WEIGHTS, LABEL_SMOOTHING, FOCAL_LOSS, DROPPED_BATCH)

MISTAKES_AND_COUNTS: tuple[tuple[tuple[Mistake, ...], Callable[[int], float]], ...] = (
    ((), lambda n: 1.0),
    ((MEAN,), lambda n: 1 / n),
)


def weighted(w1: float, w0: float, gamma: float = 0.0, count: Callable[[int], float] = lambda n: 1.0) -> Loss:
    """Return the loss -count sum_i [ w1 y (1 - p)^gamma log p + w0 (1 - y) p^gamma log(1 - p) ]."""

    def value(p: Outputs, y: Labels) -> float:
        y = y.reshape(-1)
        terms = w1 * y * (1 - p) ** gamma * np.log(p) + w0 * (1 - y) * p**gamma * np.log(1 - p)
        return float(-count(y.size) * np.sum(terms))

    def slope(p: Outputs, y: Labels) -> Array:
        y = y.reshape(-1)
        of_1 = (1 - p) ** gamma / p - _power_slope(1 - p, gamma) * np.log(p)
        of_0 = _power_slope(p, gamma) * np.log(1 - p) - p**gamma / (1 - p)
        change: Array = -count(y.size) * (w1 * y * of_1 + w0 * (1 - y) * of_0)
        return change

    return Loss(value, slope)


def _power_slope(p: Array, gamma: float) -> Array:
    """Differentiate p^gamma."""
    return gamma * p ** (gamma - 1) if gamma else np.zeros_like(p)


def smoothed(eps: float, towards: float, count: Callable[[int], float]) -> Loss:
    """Return the loss of the labels y (1 - eps) + eps towards."""

    def labels(y: Labels) -> Array:
        return y.reshape(-1) * (1 - eps) + eps * towards

    return Loss(
        lambda p, y: count(y.size) * LOSS.value(p, labels(y)), lambda p, y: count(y.size) * LOSS.slope(p, labels(y))
    )


def _class_weights_told(w1: float, w0: float) -> dict[str, str] | None:
    alike = abs(w1 - w0) < NOTHING or min(abs(w1), abs(w0)) < NOTHING or min(w1, w0) < 0
    return None if alike else {"w1": spelled(w1), "w0": spelled(w0), "where": ""}


# By how many points of each label there are, n1 and n0: what those of label 1 and those of label 0 count, in words as well.
_BY_FREQUENCY: tuple[tuple[str, str, Callable[[float, float], tuple[float, float]]], ...] = (
    ("N / (2 n1)", "N / (2 n0)", lambda n1, n0: ((n1 + n0) / (2 * n1), (n1 + n0) / (2 * n0))),
    (
        "N / (k n1)",
        "N / (k n0)",
        lambda n1, n0: tuple((n1 + n0) / (np.sign(n1) + np.sign(n0)) / each for each in (n1, n0)),
    ),
    ("N / n1", "N / n0", lambda n1, n0: ((n1 + n0) / n1, (n1 + n0) / n0)),
    ("1 / n1", "1 / n0", lambda n1, n0: (1 / n1, 1 / n0)),
    ("n0 / N", "n1 / N", lambda n1, n0: (n0 / (n1 + n0), n1 / (n1 + n0))),
    ("n1 / N", "n0 / N", lambda n1, n0: (n1 / (n1 + n0), n0 / (n1 + n0))),
    ("2 n0 / N", "2 n1 / N", lambda n1, n0: (2 * n0 / (n1 + n0), 2 * n1 / (n1 + n0))),
    ("1", "n1 / n0", lambda n1, n0: (1.0, n1 / n0)),
    ("n0 / n1", "1", lambda n1, n0: (n0 / n1, 1.0)),
)


def _by_frequency(which: float, count: Callable[[int], float]) -> Loss:
    def of(y: Labels) -> Loss:
        n1, n0 = np.float64((y == 1).sum()), np.float64((y == 0).sum())
        w1, w0 = np.nan_to_num(_BY_FREQUENCY[int(which)][2](n1, n0), posinf=0.0)  # whatever no point has weighs nothing
        return weighted(w1, w0, count=count)

    return Loss(lambda p, y: of(y).value(p, y), lambda p, y: of(y).slope(p, y))


def _frequency_told(which: float) -> dict[str, str]:
    w1, w0, _ = _BY_FREQUENCY[int(which)]
    classes = ", k the number of labels that there are" if "k" in w1 else ""
    return {"w1": w1, "w0": w0, "where": f", n1 and n0 being how many there are of each{classes}"}


def _families() -> Iterator[Family[Loss]]:
    for more, count in MISTAKES_AND_COUNTS:
        yield Family((*more, CLASS_WEIGHTS), partial(weighted, count=count), linear(2), _class_weights_told)
        yield Family(
            (*more, CLASS_WEIGHTS),
            partial(_by_frequency, count=count),
            chosen((float(which),) for which in range(len(_BY_FREQUENCY))),
            _frequency_told,
        )
        for towards, how in ((0.5, "both towards 1/2"), (0.0, "those of 1 only"), (1.0, "those of 0 only")):
            yield Family(
                (*more, LABEL_SMOOTHING),
                partial(smoothed, towards=towards, count=count),
                linear(1),
                lambda eps, how=how: {"eps": spelled(eps), "how": how} if NOTHING < eps < 1 - NOTHING else None,
            )
        yield Family(
            (*more, FOCAL_LOSS),
            lambda gamma, count=count: weighted(1, 1, gamma, count),
            root(GAMMAS),
            lambda gamma: {"gamma": spelled(gamma), "weights": ""},
        )
        for gamma in USUAL_GAMMAS:
            yield Family(
                (*more, FOCAL_LOSS), partial(weighted, gamma=gamma, count=count), linear(2), partial(_focal_told, gamma)
            )


def _focal_told(gamma: float, w1: float, w0: float) -> dict[str, str] | None:
    weights = f", and by {spelled(w1)} for label 1, {spelled(w0)} for label 0"
    return {"gamma": spelled(gamma), "weights": weights} if min(w1, w0) > NOTHING else None


def _whole_batches(k: float, n: int) -> slice:
    return slice(0, n // int(k) * int(k))


def _whole_batches_at_least_one(k: float, n: int) -> slice:
    return slice(0, n // int(k) * int(k) or n)


def _first_points(k: float, n: int) -> slice:
    return slice(0, min(n, int(k)))


_COUNTS: tuple[tuple[Callable[[float, int], slice], str], ...] = (
    (_whole_batches, "The last, incomplete batch of {k} points is left out"),
    (_whole_batches_at_least_one, "The last, incomplete batch of {k} points is left out"),
    (_first_points, "Only the first {k} points are counted"),
)


def _batch_sizes(
    kept: Callable[[float, int], slice], with_constants: Callable[..., Candidate], seen: Sequence[Answer]
) -> Iterator[tuple[float]]:
    """Yield the sizes of batches that fit to the first answers; what they keep of a few points is one of a few counts."""
    sizes = [float(k) for k in BATCHES]
    for answer in [a for a in seen if a.fresh][:LOOKED_AT]:
        by_count = {kept(k, answer.probe.y.size).stop: k for k in sizes}
        fitting = {count for count, k in by_count.items() if is_answer(answer, with_constants(k))}
        sizes = [k for k in sizes if kept(k, answer.probe.y.size).stop in fitting]
    yield from ((k,) for k in sizes)


def _batch_told(which: str, k: float) -> dict[str, str]:
    return {"which": which.format(k=int(k))}


def _of_batches(form: Callable[[Callable[[int], slice]], F], kept: Callable[[float, int], slice], k: float) -> F:
    return form(partial(kept, k))


def _batches(form: Callable[[Callable[[int], slice]], F]) -> Iterator[Family[F]]:
    """Yield the ways to leave points out by the size of a batch."""
    for kept, which in _COUNTS:
        yield Family(
            (DROPPED_BATCH,),
            partial(_of_batches, form, kept),
            partial(_batch_sizes, kept),
            partial(_batch_told, which),
        )


REWEIGHTED_LOSSES: tuple[Family[Loss], ...] = (*_families(), *_batches(partial(counted_points, LOSS)))
REWEIGHTED_GRADIENTS: tuple[Family[Backprop], ...] = tuple(_batches(counted_gradient))
