"""Mistakes of the loss with constants: clipped outputs, weights of points and labels, batches, a decay of the parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from crosscheck.homework.circles.mistakes.book import TEXTBOOK
from crosscheck.homework.circles.mistakes.loss import OF_MEAN
from crosscheck.homework.circles.questions import STRONG_CLIPS
from crosscheck.mistakes.fitting import Search, WithConstants, leaves_nothing, linear, root
from crosscheck.mistakes.table import table
from crosscheck.submissions.probes import Answer

NOTHING = 1e-6  # a constant as near to that of the right loss is none
# A clip acts on outputs beyond it alone; what is added to every output shows in the published 41.4 from 1e-4 on (41.34).
STRONG_ADDED = (2e-4, 1e-4)
BATCHES = range(2, 501)


def batch(counted: Callable[[int, int], int]) -> Search:
    """Search for the size of a batch, by how many of n points are counted: of a few points it is one of a few counts."""

    def find(with_constants: WithConstants, differ: Sequence[Answer]) -> Iterator[tuple[int]]:
        sizes = list(BATCHES)
        for answer in differ:
            by_count = {counted(k, answer.probe.y.size): k for k in sizes}
            fits = {n for n, k in by_count.items() if leaves_nothing(answer, with_constants(k)) is not False}
            sizes = [k for k in sizes if counted(k, answer.probe.y.size) in fits]
        yield from ((k,) for k in sizes)

    return Search(find)


def are_weights(w1: float, w0: float) -> bool:
    """Return whether points of label 1 and of label 0 count something."""
    return min(w1, w0) > NOTHING


def are_unlike(w1: float, w0: float) -> bool:
    """Return whether they count something, and not the same."""
    return are_weights(w1, w0) and abs(w1 - w0) >= NOTHING


#: What points of label 1 and of label 0 count, by how many there are of each, n1 and n0: as `weights` has them.
BY_FREQUENCY = (
    ("N / (2 n1)", "N / (2 n0)", ""),
    ("N / (k n1)", "N / (k n0)", ", k the number of labels that there are"),
    *(("N / n1", "N / n0", ""), ("1 / n1", "1 / n0", ""), ("n0 / N", "n1 / N", ""), ("n1 / N", "n0 / N", "")),
    *(("2 n0 / N", "2 n1 / N", ""), ("1", "n1 / n0", ""), ("n0 / n1", "1", "")),
)
PARAMETERS = {
    "all parameters": "params",
    "u and v": "only(params, 'u', 'v')",
    "v": "only(params, 'v')",
    "u": "only(params, 'u')",
    "u, v and b": "only(params, 'u', 'v', 'b')",
    "u, a and v": "only(params, 'u', 'a', 'v')",
}

WEIGHTED = (CLIP_TOO_STRONG, *_) = table(
    TEXTBOOK,
    "loss",
    """
    clip-too-strong: The output, what its sigmoid is given, or a point's loss is clipped, or a constant is added inside the
          logarithm, so strongly that ordinary points are changed.
        If log must be kept away from 0, the constant has to be as small as 1e-12; better is log(1 + exp(-z)).
        + y_out = np.clip(.., {clip}, 1 - {clip}); dE_dz = (..) * ((y_out > {clip}) & (y_out < 1 - {clip}))
        + terms = y * np.log(np.clip(y_out, {clip}, 1 - {clip})) + (1 - y) * np.log(1 - np.clip(y_out, {clip}, 1 - {clip}));
          dE_dz = (..) * ((y_out > {clip}) & (y_out < 1 - {clip}))
        + terms = y * np.log(np.maximum({clip}, y_out)) + (1 - y) * np.log(np.maximum({clip}, 1 - y_out));
          dE_dz = (1 - y) * y_out * (1 - y_out > {clip}) - y * (1 - y_out) * (y_out > {clip})
        + terms = y * np.log(y_out + {added}) + (1 - y) * np.log(1 - y_out + {added});
          dE_dz = y_out * (1 - y_out) * ((1 - y) / (1 - y_out + {added}) - y / (y_out + {added}))
    class-weights: The two classes have weights: points of label 1 count {w1} times, those of label 0 {w0} times{where}.
        All points count alike: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
        + E = {mean}..; terms = {w1} * y * np.log(y_out) + {w0} * (1 - y) * np.log(1 - y_out);
          dE_dz = {mean}({w0} * (1 - y) * y_out - {w1} * y * (1 - y_out)) # where:; with: {mean}
        + E = {mean}..; w1, w0 = weights(y, {which}); terms = w1 * y * np.log(y_out) + w0 * (1 - y) * np.log(1 - y_out);
          dE_dz = {mean}(w0 * (1 - y) * y_out - w1 * y * (1 - y_out))
          # w1: {which[0]}; w0: {which[1]}; where: , n1 and n0 being how many there are of each{which[2]}; with: {mean}
    label-smoothing: The labels are smoothed, by {eps} in all: {how}.
        The labels count as they are, 0 or 1: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
        + E = {mean}..; y = .. * (1 - {eps}) + {how} * {eps}; dE_dz = {mean}(..) # with: {mean}
    focal-loss: This is a focal loss: each point's term is multiplied by a power, here {gamma}, of the probability that the
          network gives to the other label{weights}.
        The homework asks for the cross-entropy, without such a factor: E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ].
        + E = {mean}..;
          terms = y * (1 - y_out) ** {gamma} * np.log(y_out) + (1 - y) * y_out ** {gamma} * np.log(1 - y_out);
          dE_dz = {mean}((1 - y) * y_out ** {gamma} * (y_out - {gamma} * (1 - y_out) * np.log(1 - y_out))
          - y * (1 - y_out) ** {gamma} * (1 - y_out - {gamma} * y_out * np.log(y_out))) # weights:; with: {mean}
        + E = {mean}..;
          terms = {v1} * y * (1 - y_out) ** {power} * np.log(y_out) + {v0} * (1 - y) * y_out ** {power} * np.log(1 - y_out);
          dE_dz = {mean}({v0} * (1 - y) * y_out ** {power} * (y_out - {power} * (1 - y_out) * np.log(1 - y_out))
          - {v1} * y * (1 - y_out) ** {power} * (1 - y_out - {power} * y_out * np.log(y_out)))
          # gamma: {power}; weights: , and by {v1} for label 1, {v0} for label 0; with: {mean}
    dropped-batch: {which}.
        All N points count. Look for N // batch_size in a loop over batches: the last, incomplete one belongs to the sum too.
        + E = -np.sum(terms[:{whole}]); dE_dz = (..) * (np.arange(len(y)) < {whole})
          # which: The last, incomplete batch of {k} points is left out
        + dE_dz = (..) * (np.arange(len(y)) < {whole}) # which: The last, incomplete batch of {k} points is left out
        + E = -np.sum(terms[:{some}]); dE_dz = (..) * (np.arange(len(y)) < {some})
          # which: The last, incomplete batch of {size} points is left out
        + dE_dz = (..) * (np.arange(len(y)) < {some}) # which: The last, incomplete batch of {size} points is left out
        + E = -np.sum(terms[:{first}]); dE_dz = (..) * (np.arange(len(y)) < {first})
          # which: Only the first {first} points are counted
        + dE_dz = (..) * (np.arange(len(y)) < {first}) # which: Only the first {first} points are counted
    weight-decay: A weight decay is added: {factor} times the sum of the {powers} of {which}.
        E = -sum_i [ y_i log y_out + (1 - y_i) log(1 - y_out) ], and its gradient, have no term of the parameters alone.
        + E = -{mean}np.sum(terms) + {decay}{per} * np.sum({those}**2); dE_dz = {mean}(..);
          gradient = (.. + {decay}{per} * 2 * {those}) # factor: {decay}{per}; which: {those}; powers: squares; with: {mean}
        + E = -{mean}np.sum(terms) + {decay}{per} * np.sum(np.abs({those})); dE_dz = {mean}(..);
          gradient = (.. + {decay}{per} * np.sign({those})) # factor: {decay}{per}; which: {those}; powers: sizes; with: {mean}
        + E = -{mean}np.sum(terms) + {decay}{per} * np.sqrt(np.sum({those}**2)); dE_dz = {mean}(..);
          gradient = (.. + {decay}{per} * {those} / np.sqrt(np.sum({those}**2)))
          # factor: {decay}{per}; which: {those}; powers: squares, of which the root is taken,; with: {mean}
    """,
    mean={"": "", OF_MEAN.kind: "1 / len(y) * "},
    clip=root(0.45, *STRONG_CLIPS, usual=STRONG_CLIPS),
    added=root(0.45, *STRONG_CLIPS, usual=(*STRONG_CLIPS, *STRONG_ADDED)),
    **dict.fromkeys(("w1", "w0"), linear(2, are_unlike)),
    which={words: i for i, words in enumerate(BY_FREQUENCY)},
    eps=linear(1, where=lambda eps: NOTHING < eps < 1 - NOTHING),
    how={"both towards 1/2": "0.5", "those of 1 only": "0.0", "those of 0 only": "1.0"},
    gamma=root(0.05, 0.4, 0.75, 1.3, 1.7, 2.4, 3.5, 6.0),
    power={"0.5": "0.5", "1": "1.0", "1.5": "1.5", "2": "2.0", "3": "3.0", "4": "4.0", "5": "5.0"},
    **dict.fromkeys(("v1", "v0"), linear(2, are_weights)),
    whole=["len(y) // {k} * {k}"],
    some=["(len(y) // {size} * {size} or len(y))"],
    k=batch(lambda k, n: n // k * k),
    size=batch(lambda k, n: n // k * k or n),
    first=batch(lambda k, n: min(n, k)),
    decay=linear(1),
    those=PARAMETERS,
    per={"": "", "/N": " / len(y)"},
)
