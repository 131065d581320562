"""Mistakes that weigh points or labels: by class, by how sure the network is, by smoothed labels, by their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from crosscheck.homework.circles.mistakes.book import DZ, LABELS, MEAN, SUM, TERMS, TEXTBOOK
from crosscheck.homework.circles.mistakes.losses import OF_MEAN
from crosscheck.mistakes.fitting import Candidate, Family, chosen, is_answer, linear, root, spelled
from crosscheck.mistakes.table import table
from crosscheck.mistakes.textbook import Edit
from crosscheck.submissions.probes import Answer

NOTHING = 1e-6  # a constant as near to that of the right loss is none
GAMMAS = (0.05, 0.4, 0.75, 1.3, 1.7, 2.4, 3.5, 6.0)  # between which one is looked for
USUAL_GAMMAS = (0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 5.0)  # where the classes have weights besides
BATCHES = range(2, 501)
LOOKED_AT = 8  # answers, of several sizes, which leave few sizes of batches

REWEIGHTED = CLASS_WEIGHTS, LABEL_SMOOTHING, FOCAL_LOSS, DROPPED_BATCH = table(
    TEXTBOOK,
    "loss",
    """
    class-weights
        The two classes have weights: points of label 1 count {w1} times, those of label 0 {w0} times{where}.
        All points count alike: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
    label-smoothing
        The labels are smoothed, by {eps} in all: {how}.
        The labels count as they are, 0 or 1: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
    focal-loss
        This is a focal loss: each point's term is multiplied by a power, here {gamma}, of the probability that the network
          gives to the other label{weights}.
        The homework asks for the cross-entropy, without such a factor: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out)
          ].
    dropped-batch
        {which}.
        All N points count. Look for N // batch_size in a loop over batches: the last, incomplete one belongs to the sum too.
    """,
)
#: What points of label 1 and of label 0 count, by how many there are of each, n1 and n0: as `weights` has them.
BY_FREQUENCY = (
    *(("N / (2 n1)", "N / (2 n0)"), ("N / (k n1)", "N / (k n0)"), ("N / n1", "N / n0"), ("1 / n1", "1 / n0")),
    *(("n0 / N", "n1 / N"), ("n1 / N", "n0 / N"), ("2 n0 / N", "2 n1 / N"), ("1", "n1 / n0"), ("n0 / n1", "1")),
)
_WEIGHTED = (
    *(TERMS, "{w1} * y * np.log(y_out) + {w0} * (1 - y) * np.log(1 - y_out)"),
    *(DZ, "({w0} * (1 - y) * y_out - {w1} * y * (1 - y_out))"),
)
_BY_FREQUENCY = (
    *(TERMS, "w1, w0 = weights(y, {which}); terms = w1 * y * np.log(y_out) + w0 * (1 - y) * np.log(1 - y_out)"),
    *(DZ, "(w0 * (1 - y) * y_out - w1 * y * (1 - y_out))"),
)


def _focal(gamma: str, w1: str = "", w0: str = "") -> tuple[str, ...]:
    of_1, of_0 = f"(1 - y_out) ** {gamma}", f"y_out ** {gamma}"
    slope_1 = f"{of_1} * (1 - y_out - {gamma} * y_out * np.log(y_out))"
    slope_0 = f"{of_0} * (y_out - {gamma} * (1 - y_out) * np.log(1 - y_out))"
    return (
        *(TERMS, f"{w1}y * {of_1} * np.log(y_out) + {w0}(1 - y) * {of_0} * np.log(1 - y_out)"),
        *(DZ, f"({w0}(1 - y) * {slope_0} - {w1}y * {slope_1})"),
    )


def _class_weights_told(w1: float, w0: float) -> dict[str, str] | None:
    alike = abs(w1 - w0) < NOTHING or min(abs(w1), abs(w0)) < NOTHING or min(w1, w0) < 0
    return None if alike else {"w1": spelled(w1), "w0": spelled(w0), "where": ""}


def _frequency_told(which: int) -> dict[str, str]:
    w1, w0 = BY_FREQUENCY[which]
    classes = ", k the number of labels that there are" if "k" in w1 else ""
    return {"w1": w1, "w0": w0, "where": f", n1 and n0 being how many there are of each{classes}"}


def _smoothing_told(how: str, eps: float) -> dict[str, str] | None:
    return {"eps": spelled(eps), "how": how} if NOTHING < eps < 1 - NOTHING else None


def _focal_told(gamma: float, w1: float, w0: float) -> dict[str, str] | None:
    weights = f", and by {spelled(w1)} for label 1, {spelled(w0)} for label 0"
    return {"gamma": spelled(gamma), "weights": weights} if min(w1, w0) > NOTHING else None


def _families() -> Iterator[Family]:
    yield Family((CLASS_WEIGHTS,), Edit(_WEIGHTED), linear(2), _class_weights_told)
    yield Family(
        (CLASS_WEIGHTS,), Edit(_BY_FREQUENCY), chosen(*((k,) for k in range(len(BY_FREQUENCY)))), _frequency_told
    )
    for towards, how in (("0.5", "both towards 1/2"), ("0.0", "those of 1 only"), ("1.0", "those of 0 only")):
        smoothed = Edit((LABELS, f"{LABELS} * (1 - {{eps}}) + {towards} * {{eps}}", DZ, f"({DZ})"))
        yield Family((LABEL_SMOOTHING,), smoothed, linear(1), partial(_smoothing_told, how))
    yield Family(
        (FOCAL_LOSS,), Edit(_focal("{gamma}")), root(GAMMAS), lambda gamma: {"gamma": spelled(gamma), "weights": ""}
    )
    for gamma in USUAL_GAMMAS:
        weighted = Edit(_focal(str(gamma), "{w1} * ", "{w0} * "))
        yield Family((FOCAL_LOSS,), weighted, linear(2), partial(_focal_told, gamma))


def _of_a_mean(family: Family) -> Family:
    """Return the family of which each point counts 1/N."""
    texts = list(family.edit.texts)
    texts[texts.index(DZ) + 1] = f"1 / len(y) * {texts[texts.index(DZ) + 1]}"
    return Family((OF_MEAN, *family.mistakes), Edit((*MEAN, *texts)), family.search, family.told)


def _batch_sizes(
    kept: Callable[[int, int], int],
    with_constants: Callable[..., Candidate],
    _: Sequence[Answer],
    seen: Sequence[Answer],
) -> Iterator[tuple[int]]:
    """Yield the sizes of batches that fit to the first answers; what they keep of a few points is one of a few counts."""
    sizes = list(BATCHES)
    for answer in [a for a in seen if a.fresh][:LOOKED_AT]:
        by_count = {kept(k, answer.probe.y.size): k for k in sizes}
        fitting = {count for count, k in by_count.items() if is_answer(answer, with_constants(k))}
        sizes = [k for k in sizes if kept(k, answer.probe.y.size) in fitting]
    yield from ((k,) for k in sizes)


_LEFT_OUT = "The last, incomplete batch of {} points is left out"
#: How many of N points count, as text and as a function of the size k of a batch.
_COUNTS: tuple[tuple[str, Callable[[int, int], int], str], ...] = (
    ("len(y) // {k} * {k}", lambda k, n: n // k * k, _LEFT_OUT),
    ("(len(y) // {k} * {k} or len(y))", lambda k, n: n // k * k or n, _LEFT_OUT),
    ("{k}", lambda k, n: min(n, k), "Only the first {} points are counted"),
)


def _batches() -> Iterator[Family]:
    """Yield the ways to leave points out by the size of a batch, in the loss and in the gradient alone."""
    for count, kept, which in _COUNTS:
        back = (DZ, f"(y_out - y) * (np.arange(len(y)) < {count})")
        for texts in ((SUM, f"np.sum(terms[:{count}])", *back), back):
            yield Family(
                (DROPPED_BATCH,),
                Edit(texts),
                partial(_batch_sizes, kept),
                lambda k, which=which: {"which": which.format(k)},
            )


REWEIGHTINGS: tuple[Family, ...] = (*_families(), *map(_of_a_mean, _families()), *_batches())
