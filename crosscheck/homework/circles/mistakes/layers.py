"""Mistakes of a whole layer: another activation, a bias outside, sums that go on, an index that points elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from crosscheck.homework.circles.contract import NAMES
from crosscheck.homework.circles.mistakes.book import AS_IT_STANDS, HIDDEN, OUTPUT, PACK, TEXTBOOK, Q, anywhere
from crosscheck.homework.circles.mistakes.rescaled import GUARDS
from crosscheck.mistakes.fitting import Family, chosen, spelled
from crosscheck.mistakes.table import table
from crosscheck.mistakes.textbook import Edit

CUTS = (2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0)  # beyond which people set a sigmoid to 0 or 1
ENDS = (0.0, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2)  # or to this and 1 minus this

OF_LAYERS = (
    ANOTHER_ACTIVATION,
    CUT_SIGMOID,
    BIAS_OUTSIDE,
    SUM_NOT_RESET,
    SOFTMAX_HIDDEN,
    NORMALISED_HIDDEN,
    WRONG_INDEX,
) = table(
    TEXTBOOK,
    "network",
    """
    another-activation
        Another function is used in place of a sigmoid: {what}.
        The homework's nodes are sigmoids, phi(t) = 1 / (1 + exp(-t)), hidden nodes and output alike.
    cut-sigmoid
        The sigmoid is set to {low} and {high} where what it is given lies beyond -{most} .. {most}, which ordinary points
          reach.
        phi(t) = 1 / (1 + exp(-t)) for all t. Where exp overflows, it is 0 all the same, with a warning; scipy.special.expit
          has none.
    bias-outside-sigmoid
        A bias is added after the sigmoid, not within: {how}.
        G = phi(V x + b) and y_out = phi(u . G + a): a bias is part of what a sigmoid is given.
    sum-not-reset
        The sum that a hidden node's sigmoid is given goes on from one node to the next{how}.
        q_j = v_j1 x1 + v_j2 x2 + b_j for each node by itself: let the sum begin with 0 inside of the loop over the nodes.
    softmax-hidden
        The hidden nodes go through a softmax{times}, so that each depends on what the others are given.
        The homework's hidden nodes are sigmoids, each of its own sum: G_j = phi(q_j).
    normalised-hidden
        What the hidden nodes' sigmoids are given is standardised over the nodes, so that each depends on the others.
        G_j = phi(q_j), each of its own sum as it is.
    wrong-index
        An index into params is wrong: {which}.
        The packing is u1, u2, u3, u4, a, v11, v12, v21, v22, .., v42, b1, b2, b3, b4: u = params[0:4], a = params[4], V =
          params[5:13].reshape(4, 2), b = params[13:17].
    """,
)
PLACES = ("everywhere", "in the output", "in the hidden nodes")  # as `anywhere` has them
_NORMAL = "(1 + erf({} / np.sqrt(2))) / 2"
#: What people use in a sigmoid's place, by what it is called.
OTHERS = (
    ('(1 + t / (1 + |t|)) / 2, a "fast sigmoid"', "(1 + t / (1 + np.abs(t))) / 2"),
    ('(1 + t/2 / (1 + |t/2|)) / 2, a "fast sigmoid"', "(1 + t / (2 + np.abs(t))) / 2"),
    ("t / (1 + |t|)", "t / (1 + np.abs(t))"),
    ("1/2 + arctan(t) / pi", "0.5 + np.arctan(t) / np.pi"),
    ("1/2 + arctan(pi t / 2) / pi", "0.5 + np.arctan(np.pi / 2 * t) / np.pi"),
    ("arctan(t)", "np.arctan(t)"),
    ("the normal distribution function (probit)", _NORMAL.format("t")),
    *((f"the normal distribution function of t/{k}", _NORMAL.format(f"t / {k}")) for k in (1.7, 1.702)),
    ("the normal distribution function of sqrt(pi/8) t", _NORMAL.format("np.sqrt(np.pi / 8) * t")),
    ("(1 + erf(t)) / 2", "(1 + erf(t)) / 2"),
    ("erf(t)", "erf(t)"),
    ("a step, 0 or 1, and 0 at 0", "1.0 * (t > 0)"),
    ("a step, 0 or 1, and 1 at 0", "1.0 * (t >= 0)"),
    ("a step, 0 or 1, and 0.5 at 0", "0.5 * (t > 0) + 0.5 * (t >= 0)"),
    ("softplus, log(1 + exp t)", "np.logaddexp(0, t)"),
    *((f"a leaky ReLU of slope {k}", f"np.where(t > 0, t, {k} * t)") for k in (0.01, 0.05, 0.1, 0.2, 0.3)),
    ("ELU", "np.where(t > 0, t, np.expm1(t))"),
    ("swish (SiLU), t phi(t)", "t * phi(t)"),
    ("GELU", f"t * {_NORMAL.format('t')}"),
    ("exp(t)", "np.exp(t)"),
    ("exp(-t^2)", "np.exp(-(t**2))"),
    ("sin(t)", "np.sin(t)"),
    ("t^2", "t**2"),
    ("|t|", "np.abs(t)"),
    ("the slope phi(t) (1 - phi(t))", "phi(t) * (1 - phi(t))"),
    ("hard tanh, t cut to -1 .. 1", "np.clip(t, -1, 1)"),
    ("ReLU6", "np.clip(t, 0, 6)"),
)
_EXP = "np.exp(q - q.max(axis=0))"
_OUTSIDE = (HIDDEN, "G = phi(V @ x) + b"), (OUTPUT, "y_out = phi(u @ G) + a")
#: How, and an edit of a layer whose nodes depend on one another, or of their biases.
_LAYERS = (
    (BIAS_OUTSIDE, {"how": "G = phi(V x) + b"}, _OUTSIDE[0]),
    (BIAS_OUTSIDE, {"how": "y_out = phi(u . G) + a"}, _OUTSIDE[1]),
    (BIAS_OUTSIDE, {"how": "both b and a"}, (*_OUTSIDE[0], *_OUTSIDE[1])),
    (SUM_NOT_RESET, {"how": ""}, (Q, "np.cumsum(V @ x, axis=0) + b")),
    (SUM_NOT_RESET, {"how": ", with the biases before its own"}, (Q, "np.cumsum(V @ x + b, axis=0)")),
    *(
        (
            SOFTMAX_HIDDEN,
            {"times": told},
            (HIDDEN, f"G = {times}np.exp(q - q.max(axis=0)) / np.exp(q - q.max(axis=0)).sum(axis=0)"),
        )
        for times, told in (("", ""), ("4 * ", " times 4"))
    ),
)


def _wrong_indices(hint: str, moves: str, pairs: Iterator[tuple[int, int]]) -> Family:
    """Return the ways to read parameters from other places, to which their derivatives go."""
    texts = (
        *("u = params[0:4]", f"place = np.arange(17); {moves}; params = params[place]; u = params[0:4]"),
        *(PACK, f"np.bincount(place, {PACK}, 17)"),
    )
    return Family((WRONG_INDEX,), Edit(texts), chosen(*pairs), lambda i, j: {"which": hint.format(NAMES[i], NAMES[j])})


def _families() -> Iterator[Family]:
    for mistaken, told, texts in _LAYERS:
        yield Family((mistaken,), Edit(texts, by_hand=AS_IT_STANDS), chosen(()), lambda told=told: told)
    for divisor in ("np.sqrt(q.var(axis=0, ddof={ddof})) + {guard}", "np.sqrt(q.var(axis=0, ddof={ddof}) + {guard})"):
        edit = Edit((HIDDEN, f"G = phi((q - q.mean(axis=0)) / ({divisor}))"), by_hand=AS_IT_STANDS)
        yield Family((NORMALISED_HIDDEN,), edit, chosen(*itertools.product((0, 1), GUARDS)), lambda ddof, guard: {})
    indices = range(len(NAMES))
    yield _wrong_indices(
        "{} and {} are exchanged", "place[{i}], place[{j}] = {j}, {i}", itertools.combinations(indices, 2)
    )
    yield _wrong_indices("{} is read from the place of {}", "place[{i}] = {j}", itertools.permutations(indices, 2))
    for what, phi in OTHERS:
        for place, texts in zip(PLACES, anywhere(phi), strict=True):
            yield Family((ANOTHER_ACTIVATION,), Edit(texts), chosen(()), lambda told=f"{what}, {place}": {"what": told})
    for texts in anywhere("np.where(np.abs(t) > {most}, np.where(t > 0, 1 - {eps}, {eps}), phi(t))"):
        yield Family((CUT_SIGMOID,), Edit(texts), chosen(*itertools.product(CUTS, ENDS)), _cut_told)


def _cut_told(most: float, eps: float) -> dict[str, str]:
    low, high = ("0", "1") if eps == 0 else (f"{eps:.0e}", f"1 - {eps:.0e}")
    return {"most": spelled(most), "low": low, "high": high}


LAYERS: tuple[Family, ...] = tuple(_families())
